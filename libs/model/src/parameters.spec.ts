import type { Architecture } from '#genome';
import { trainingFlopsPerToken } from './flops';
import { countParameters, parameterLayout } from './parameters';

const VOCABULARY = 11;
const MLP: Architecture = { family: 'mlp', context: 16, embedding: 3, width: 5, depth: 2, window: 4 };
const recurrent = (family: 'rnn' | 'gru' | 'lstm'): Architecture => ({
  family,
  context: 16,
  embedding: 3,
  width: 5,
  depth: 2,
});
const TRANSFORMER: Architecture = { family: 'transformer', context: 16, width: 6, depth: 2, heads: 2 };
const ARCHITECTURES = [MLP, recurrent('rnn'), recurrent('gru'), recurrent('lstm'), TRANSFORMER];

describe('countParameters', () => {
  it('counts a windowed perceptron', () => {
    const embedding = 11 * 3;
    const hidden = 4 * 3 * 5 + 5 + (5 * 5 + 5);
    const head = 5 * 11 + 11;
    expect(countParameters(MLP, VOCABULARY)).toBe(embedding + hidden + head);
  });

  test.each([
    ['rnn', 1],
    ['gru', 3],
    ['lstm', 4],
  ] as const)('counts the %s, %i times the weights of a plain unit', (family, gates) => {
    const embedding = 11 * 3;
    const layers = gates * ((3 + 5) * 5 + 5) + gates * ((5 + 5) * 5 + 5);
    const head = 5 * 11 + 11;
    expect(countParameters(recurrent(family), VOCABULARY)).toBe(embedding + layers + head);
  });

  it('counts a transformer: 12 width^2 + 2 width a block, with tables, final gain and head', () => {
    const block = 12 * 6 ** 2 + 2 * 6;
    expect(countParameters(TRANSFORMER, VOCABULARY)).toBe((11 + 16) * 6 + 2 * block + 6 + 6 * 11);
  });
});

describe('parameterLayout', () => {
  test.each(ARCHITECTURES)('places the tensors of $family end to end, under different names', (architecture) => {
    const layout = parameterLayout(architecture, VOCABULARY);
    let end = 0;
    for (const { offset, size, shape } of layout) {
      expect(offset).toBe(end);
      expect(size).toBe(shape.reduce((product, length) => product * length, 1));
      end += size;
    }
    expect(end).toBe(countParameters(architecture, VOCABULARY));
    expect(new Set(layout.map(({ name }) => name)).size).toBe(layout.length);
  });

  test.each(ARCHITECTURES)('decays the matrices of products in $family, and nothing else', (architecture) => {
    for (const { decays, multiplies } of parameterLayout(architecture, VOCABULARY)) expect(decays).toBe(multiplies);
  });
});

describe('trainingFlopsPerToken', () => {
  it('counts 6 FLOPs for each weight of a product', () => {
    expect(trainingFlopsPerToken(MLP, VOCABULARY)).toBe(6 * (4 * 3 * 5 + 5 * 5 + 5 * 11));
    expect(trainingFlopsPerToken(recurrent('gru'), VOCABULARY)).toBe(6 * (3 * 5 * (3 + 5 + 5 + 5) + 5 * 11));
  });

  it('adds the attention products, 12 x context x width a block', () => {
    const products = 2 * 12 * 6 ** 2 + 6 * 11;
    expect(trainingFlopsPerToken(TRANSFORMER, VOCABULARY)).toBe(6 * products + 2 * 12 * 16 * 6);
  });

  it('grows with the context in a transformer alone', () => {
    for (const architecture of ARCHITECTURES) {
      const longer = trainingFlopsPerToken({ ...architecture, context: 32 }, VOCABULARY);
      const increase = longer - trainingFlopsPerToken(architecture, VOCABULARY);
      expect(increase).toBe(architecture.family === 'transformer' ? 2 * 12 * 16 * 6 : 0);
    }
  });
});
