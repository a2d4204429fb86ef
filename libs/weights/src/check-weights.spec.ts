import { parameterLayout } from '#model';
import type { NamedTensor } from '#tournament';
import { checkWeights, largestWeights } from './check-weights';
import { encodeSafetensors } from './safetensors';

type Architecture = Parameters<typeof parameterLayout>[0];

const SYMBOLS = 7;
const GRU = { family: 'gru', context: 16, embedding: 3, width: 5, depth: 1 } as const;
const DECODER = {
  context: 16,
  width: 6,
  depth: 2,
  normalisation: 'rms',
  activation: 'relu2',
  tiedEmbeddings: 'tied',
} as const;
const ATTENTION = { heads: 2, headSize: 4, positions: 'learned' } as const;
const ARCHITECTURES: readonly Architecture[] = [
  GRU,
  { ...GRU, family: 'mlp', window: 4 },
  { ...DECODER, ...ATTENTION, family: 'transformer' },
  { ...DECODER, ...ATTENTION, family: 'moe', experts: 4, expertsPerToken: 2 },
  { ...DECODER, family: 'convolution', kernel: 3 },
];
const tensorsOf = (architecture: Architecture): NamedTensor[] =>
  parameterLayout(architecture, SYMBOLS).map(({ name, shape, size }) => {
    return { name, shape, values: new Float32Array(size).fill(0.5) };
  });
const fileOf = (tensors: readonly NamedTensor[]) => encodeSafetensors({ tensors, metadata: { niche: 'moby' } });

it.each(ARCHITECTURES)('weights of a $family are taken, in any order, and are no larger than said', (architecture) => {
  const file = fileOf(tensorsOf(architecture).reverse());
  expect(() => checkWeights(file, architecture, SYMBOLS)).not.toThrow();
  expect(file.length).toBeLessThan(largestWeights(architecture, SYMBOLS));
});

const [FIRST, ...REST] = tensorsOf(GRU);
const right = `[${FIRST.shape.join(', ')}] by the architecture`;
const withValue = (value: number) => ({ ...FIRST, values: FIRST.values.with(2, value) });

it.each<[string, readonly NamedTensor[], string]>([
  ['a tensor is missing', REST, `${FIRST.name} shape is null; must be ${right}`],
  [
    'one is the other way round',
    [{ ...FIRST, shape: FIRST.shape.toReversed() }, ...REST],
    `${FIRST.name} shape is [${FIRST.shape.toReversed().join(',')}]; must be ${right}`,
  ],
  [
    'one is flat',
    [{ ...FIRST, shape: [FIRST.values.length] }, ...REST],
    `${FIRST.name} shape is [${FIRST.values.length}]; must be ${right}`,
  ],
  [
    'there is one more',
    [FIRST, ...REST, { name: 'more', shape: [], values: Float32Array.of(1) }],
    'tensor is "more"; must be one of the architecture',
  ],
  ['a value is NaN', [withValue(NaN), ...REST], `${FIRST.name} value 2 is NaN; must be a finite number`],
  [
    'a value is infinite',
    [withValue(-Infinity), ...REST],
    `${FIRST.name} value 2 is -Infinity; must be a finite number`,
  ],
])('where %s, it says which and what would be right', (_, tensors, problem) => {
  expect(() => checkWeights(fileOf(tensors), GRU, SYMBOLS)).toThrow(problem);
});

it('what is no file of tensors is told as such', () => {
  expect(() => checkWeights(Buffer.from('none'), GRU, SYMBOLS)).toThrow(
    'safetensors is "a file that is shorter than the length of its header"; must be a whole file of F32 tensors',
  );
});
