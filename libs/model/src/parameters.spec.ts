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
const DECODER = {
  context: 16,
  width: 6,
  depth: 2,
  normalisation: 'rms',
  activation: 'relu2',
  tiedEmbeddings: 'untied',
} as const;
const ATTENTION = { heads: 2, headSize: 4, positions: 'learned' } as const;
const TRANSFORMER: Architecture = { family: 'transformer', ...DECODER, ...ATTENTION };
const MOE: Architecture = { family: 'moe', ...DECODER, ...ATTENTION, experts: 4, expertsPerToken: 2 };
const MINGRU: Architecture = { family: 'mingru', ...DECODER };
const MINLSTM: Architecture = { family: 'minlstm', ...DECODER };
const CONVOLUTION: Architecture = { family: 'convolution', ...DECODER, kernel: 3 };
const TIED: Architecture = { ...TRANSFORMER, tiedEmbeddings: 'tied', positions: 'rotary' };
const DECODERS = [TRANSFORMER, MOE, MINGRU, MINLSTM, CONVOLUTION, TIED];
const ARCHITECTURES = [MLP, recurrent('rnn'), recurrent('gru'), recurrent('lstm'), ...DECODERS];

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

  it('counts a transformer: 4 width x heads x head size + 8 width^2 + 2 width a block, with tables, final gain and head', () => {
    const block = 4 * 6 * 8 + 8 * 6 ** 2 + 2 * 6;
    expect(countParameters(TRANSFORMER, VOCABULARY)).toBe((11 + 16) * 6 + 2 * block + 6 + 6 * 11);
  });

  it('counts one table less without a head, and one less without a table of positions', () => {
    expect(countParameters(TRANSFORMER, VOCABULARY) - countParameters(TIED, VOCABULARY)).toBe(11 * 6 + 16 * 6);
  });

  test.each([
    ['mingru', MINGRU, 3 * 6 ** 2 + 2 * 6],
    ['minlstm', MINLSTM, 4 * 6 ** 2 + 3 * 6],
    ['convolution', CONVOLUTION, 4 * 6 ** 2 + 6],
  ])('counts a %s: its mixer beside 8 width^2 + 2 width a block', (_, architecture, mixer) => {
    const block = mixer + 8 * 6 ** 2 + 2 * 6;
    expect(countParameters(architecture, VOCABULARY)).toBe(11 * 6 + 2 * block + 6 + 6 * 11);
  });

  it('counts experts of twice the width, and their router', () => {
    const block = 4 * 6 * 8 + 4 * (4 * 6 ** 2) + 4 * 6 + 4 + 2 * 6;
    expect(countParameters(MOE, VOCABULARY)).toBe((11 + 16) * 6 + 2 * block + 6 + 6 * 11);
  });
});

it.each(ARCHITECTURES)(
  'counts modules of $family: 2 width x rank each, as two matrices, and no FLOPs besides',
  (trunk) => {
    const architecture = { ...trunk, modules: 'a b c', adapterRank: 2 };
    const added = 3 * 2 * 2 * trunk.width;
    expect(countParameters(architecture, VOCABULARY)).toBe(countParameters(trunk, VOCABULARY) + added);
    expect(trainingFlopsPerToken(architecture, VOCABULARY)).toBe(trainingFlopsPerToken(trunk, VOCABULARY) + 6 * added);
    const names = parameterLayout(architecture, VOCABULARY).slice(-6).map(({ name }) => name); // prettier-ignore
    expect(names).toEqual(['a.in', 'b.in', 'c.in', 'a.out', 'b.out', 'c.out'].map((name) => `module.${name}`));
  },
);

it.each(ARCHITECTURES)('counts a router of $family: width weights a module, as a matrix, after all else', (trunk) => {
  const plain: Architecture = { ...trunk, modules: 'a b c', adapterRank: 2 };
  const routed: Architecture = { ...plain, adapterRouter: 'sigmoid' };
  const added = 3 * trunk.width;
  expect(countParameters(routed, VOCABULARY)).toBe(countParameters(plain, VOCABULARY) + added);
  expect(trainingFlopsPerToken(routed, VOCABULARY)).toBe(trainingFlopsPerToken(plain, VOCABULARY) + 6 * added);
  const names = parameterLayout(routed, VOCABULARY).slice(-3).map(({ name }) => name); // prettier-ignore
  expect(names).toEqual(['a', 'b', 'c'].map((id) => `module.${id}.router`));
});

describe('parameterLayout', () => {
  test.each(ARCHITECTURES)('lays the tensors of $family end to end, under different names', (architecture) => {
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

  test.each(ARCHITECTURES)('describes the axes of $family by spaces, each of one size', (architecture) => {
    const sizes = new Map<string, Set<number>>();
    for (const { axes, shape } of parameterLayout(architecture, VOCABULARY)) {
      expect([1, 2]).toContain(axes.length);
      axes.forEach(({ spaces }, at) => {
        expect(spaces.reduce((product, { size }) => product * size, 1)).toBe(shape[at]);
        for (const { name, size } of spaces) sizes.set(name, (sizes.get(name) ?? new Set()).add(size));
      });
    }
    for (const [name, found] of sizes) expect([name, found.size]).toEqual([name, 1]);
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

  it('adds the attention products, 12 x context x heads x head size a block', () => {
    const products = 2 * (4 * 6 * 8 + 8 * 6 ** 2) + 6 * 11;
    expect(trainingFlopsPerToken(TRANSFORMER, VOCABULARY)).toBe(6 * products + 2 * 12 * 16 * 8);
  });

  it('counts all experts of a mixture, since all are computed, and the table that is a head', () => {
    const products = 2 * (4 * 6 * 8 + 4 * (4 * 6 ** 2) + 4 * 6) + 6 * 11;
    expect(trainingFlopsPerToken(MOE, VOCABULARY)).toBe(6 * products + 2 * 12 * 16 * 8);
    expect(trainingFlopsPerToken(TIED, VOCABULARY)).toBe(trainingFlopsPerToken(TRANSFORMER, VOCABULARY));
    expect(trainingFlopsPerToken(CONVOLUTION, VOCABULARY)).toBe(6 * (2 * 12 * 6 ** 2 + 6 * 11));
  });

  it('grows with the context in attention alone', () => {
    for (const architecture of ARCHITECTURES) {
      const longer = trainingFlopsPerToken({ ...architecture, context: 32 }, VOCABULARY);
      const increase = longer - trainingFlopsPerToken(architecture, VOCABULARY);
      expect(increase).toBe('heads' in architecture ? 2 * 12 * 16 * 8 : 0);
    }
  });
});
