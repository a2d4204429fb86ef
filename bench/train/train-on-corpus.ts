import { readFile } from 'node:fs/promises';
import { InvalidValueError } from '#base';
import { buildVocabulary } from '#corpus';
import type { EngineName } from '#engines';
import { architectureOf } from '#genome';
import { createLanguageModelFactory } from '#networks';
import { positiveInteger } from '../positive';
import { crossEntropy, live } from './live';

/** Depth, width, heads, context, batch and steps of nanoGPT's config for a processor (github.com/karpathy/nanoGPT). */
const ARCHITECTURE = architectureOf({
  family: 'transformer',
  context: 64,
  width: 128,
  depth: 4,
  heads: 4,
  headSize: 32,
  positions: 'learned',
  normalisation: 'rms',
  activation: 'relu2',
  tiedEmbeddings: 'untied',
});
const BATCH = 12;
const STEPS = '2000';
const WEIGHT_DECAY = 0.1;
/** Share of the file that is trained on. */
const TRAINED_ON = 0.9;

/** Trains one model on the first nine tenths of a file, and evaluates it on the rest. Throws an InvalidValueError on what is no text. */
export async function trainOnCorpus(
  file: string,
  options: { engine: EngineName; steps?: string; threads: number; learningRate: number; json: boolean },
): Promise<string> {
  const { engine, threads, learningRate } = options;
  const steps = positiveInteger('steps', options.steps ?? STEPS);
  if (!(learningRate > 0)) throw new InvalidValueError('learning-rate', learningRate, 'a positive number');
  const symbols = [...(await readCorpus(file))];
  const cut = Math.floor(TRAINED_ON * symbols.length);
  const vocabulary = buildVocabulary([symbols.join('')]);
  const [train, validation] = [symbols.slice(0, cut), symbols.slice(cut)].map((part) =>
    vocabulary.encode(part.join('')),
  );
  if (validation.length <= 16 * ARCHITECTURE.context)
    throw new InvalidValueError('corpus', file, 'a text of 11,000 characters or more');
  const models = createLanguageModelFactory(engine, { threads });
  const model = models.create(ARCHITECTURE, vocabulary.size, 1);
  const { weights, tokensPerSecond } = await live(model, train, {
    batch: BATCH,
    steps,
    learningRate,
    weightDecay: WEIGHT_DECAY,
    onStep: (step, loss) => {
      if (step % 200 < 20 || step === steps)
        process.stderr.write(`\rstep ${step} of ${steps}, loss ${loss.toFixed(3)} nats `);
    },
  });
  process.stderr.write('\n');
  const validationNats = await crossEntropy(model, weights, validation);
  await models.dispose();
  const report = { workload: 'nanogpt', engine, threads, steps, learningRate, tokensPerSecond, validationNats };
  if (options.json) return JSON.stringify([report]);
  const rate = Math.round(tokensPerSecond).toLocaleString('en');
  return `${steps} steps at ${rate} tokens/s on ${engine}, ${threads} threads: ${validationNats.toFixed(3)} nats on validation`;
}

async function readCorpus(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new InvalidValueError('corpus', file, `a text file (${error.message})`);
  });
}
