/** Large models on the engine of this run as on tfjs-cpu: loss and every gradient. */
import { Compiler } from '#compiler';
import { architectureOf, FAMILIES } from '#genome';
import { createLanguageModelFactory } from './create-language-model-factory';
import type { ProgramSize } from './program-size';
import { gradientProgram } from './testing/gradient-program';
import * as small from './testing/small-models';

const compilers = { own: new Compiler(small.ENGINE), cpu: new Compiler('tfjs-cpu') };
const factory = createLanguageModelFactory('tfjs-cpu');
afterAll(() => Promise.all([compilers.own.dispose(), compilers.cpu.dispose(), factory.dispose()]));

const GENES = {
  context: 16,
  width: 32,
  depth: 1,
  embedding: 32,
  heads: 4,
  headSize: 8,
  window: 8,
  kernel: 4,
  experts: 4,
  expertsPerToken: 2,
  positions: 'rotary',
  normalisation: 'rms',
  activation: 'silu',
  tiedEmbeddings: 'untied',
};
const SIZES = [
  { width: 256, heads: 8, headSize: 32 },
  { width: 1024, context: 4, embedding: 512, headSize: 128, experts: 2, expertsPerToken: 1 },
  { depth: 12 },
  { context: 1024, width: 16, heads: 2 },
];
/** A graph of more times takes onnxruntime minutes; the launch of a tournament refuses it. */
const LONGEST_UNROLLED = 128;

const MODELS = FAMILIES.flatMap((family) => {
  const isUnrolled = family === 'rnn' || family === 'gru' || family === 'lstm';
  return SIZES.map((size) => {
    const genes: Record<string, string | number> = { ...GENES, ...size, family };
    return architectureOf({
      ...genes,
      context: isUnrolled ? Math.min(LONGEST_UNROLLED, Number(genes['context'])) : genes['context'],
    });
  });
});

test.each(MODELS)(
  '$family, $width wide, $depth deep, of context $context',
  async (architecture) => {
    const { VOCABULARY_SIZE: vocabularySize } = small;
    const size: ProgramSize = { architecture, vocabularySize, members: 1, batch: 1 };
    const fresh = factory.create(architecture, vocabularySize, 1).initialise(small.streams(1));
    const prng = small.stream(0, 'noise');
    const feeds = {
      weights: fresh.map((weight) => weight + (0.3 / Math.sqrt(architecture.width)) * prng.normal()),
      tokens: small.randomTokens(architecture.context + 1),
      smoothing: Float32Array.of(0.1),
    };
    const expected = await compilers.cpu.run(gradientProgram(size), feeds);
    const actual = await compilers.own.run(gradientProgram(size), feeds);
    for (const [name, values] of Object.entries(expected)) {
      const largest = largestOf(values, (at) => values[at]);
      const apart = largestOf(values, (at) => values[at] - actual[name][at]);
      expect([name, largest > 0]).toEqual([name, true]);
      expect([name, apart <= 1e-3 * largest ? 'as expected' : apart / largest]).toEqual([name, 'as expected']);
    }
  },
  240_000,
);

/** As `small.largest`, of more numbers than a call takes arguments. */
function largestOf({ length }: ArrayLike<number>, valueAt: (at: number) => number): number {
  let most = 0;
  for (let at = 0; at < length; at++) most = Math.max(most, Math.abs(valueAt(at)));
  return most;
}
