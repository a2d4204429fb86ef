import { estimateEntropyBits } from './estimate-entropy';
import { chanceToDiffer, hillNumbers } from './hill-numbers';
import { entropyBits } from './testing/exact-entropy';
import { expectation } from './testing/multinomial';

const alike = (values: number) => Array<number>(values).fill(1 / values);
const DISTRIBUTIONS: readonly (readonly [string, readonly number[]])[] = [
  ['9 alike', alike(9)],
  ['4 alike', alike(4)],
  ['2 alike', alike(2)],
  ['one frequent, one rare', [0.9, 0.1]],
  ['one frequent, three rare', [0.97, 0.01, 0.01, 0.01]],
  ['uneven', [0.7, 0.15, 0.1, 0.05]],
  ['halves', [128, 64, 32, 16, 8, 4, 2, 1].map((weight) => weight / 255)],
];

describe.each([4, 8, 12])('the entropy of %i individuals, in expectation over every sample there can be', (n) => {
  test.each(DISTRIBUTIONS)('is nearer to the truth than that of the sample itself: %s', (_, chances) => {
    const truth = entropyBits(chances);
    const bias = expectation(chances, n, estimateEntropyBits) - truth;
    const plugIn = expectation(chances, n, entropyBits) - truth;
    expect(plugIn).toBeLessThan(0);
    expect(Math.abs(bias)).toBeLessThan((n < 12 ? 0.85 : 0.75) * -plugIn);
  });
});

test('of 9 alleles alike 12 individuals have 2.60 bits, and are told to come from 3.17, within a sixteenth', () => {
  expect(expectation(alike(9), 12, entropyBits)).toBeCloseTo(2.6, 2);
  expect(Math.abs(expectation(alike(9), 12, estimateEntropyBits) - Math.log2(9))).toBeLessThan(1 / 16);
});

test('of two or four alleles alike 12 individuals are told the truth to a thousandth, on average', () => {
  for (const values of [2, 4])
    expect(expectation(alike(values), 12, estimateEntropyBits)).toBeCloseTo(Math.log2(values), 3);
});

test('is the formula, by hand', () => {
  // 2, 1, 1: harmonic 1/2 + 1/3 for two, 1 + 1/2 + 1/3 for each one; A = 2 / (3 x 2 + 2) = 1/4
  const seen = (2 / 4) * (1 / 2 + 1 / 3) + 2 * (1 / 4) * (11 / 6);
  const unseen = (2 / 4) * (3 / 4) ** -3 * (-Math.log(1 / 4) - 3 / 4 - 9 / 32 - 9 / 64);
  expect(estimateEntropyBits([2, 1, 1])).toBeCloseTo((seen + unseen) / Math.LN2, 9);
});

test('one value has no entropy, one individual tells none, and values never seen add nothing', () => {
  for (const counts of [[1], [2], [12], [12, 0, 0]]) expect(estimateEntropyBits(counts)).toBe(0);
  expect(estimateEntropyBits([3, 2, 0])).toBe(estimateEntropyBits([3, 2]));
  expect(() => estimateEntropyBits([])).toThrow(RangeError);
  expect(() => estimateEntropyBits([0])).toThrow(RangeError);
});

test('a large sample is its own estimate, and stays finite where most are seen once', () => {
  expect(estimateEntropyBits([50_000, 25_000, 25_000])).toBeCloseTo(1.5, 4);
  expect(estimateEntropyBits([991, ...Array<number>(9).fill(1)])).toBeGreaterThan(
    entropyBits([991, ...Array<number>(9).fill(1)]),
  );
});

describe('Hill numbers', () => {
  test('of values alike are their number, in expectation', () => {
    const [richness, shannon, simpson] = (['q0', 'q1', 'q2'] as const).map((order) =>
      expectation(alike(4), 12, (counts) => hillNumbers(counts, 4)[order]),
    );
    for (const [order, value] of [richness, shannon, simpson].entries()) {
      expect(value).toBeGreaterThan(3.7);
      expect(value).toBeLessThanOrEqual(4);
      // those of the sample itself are lower
      const plugIn = (counts: readonly number[]) =>
        [
          counts.filter((count) => count > 0).length,
          2 ** entropyBits(counts),
          144 / counts.reduce((total, count) => total + count ** 2, 0),
        ][order];
      expect(expectation(alike(4), 12, plugIn)).toBeLessThan(value);
    }
  });

  test('the chance that two differ is without bias', () => {
    for (const [, chances] of DISTRIBUTIONS) {
      const truth = 1 - chances.reduce((total, chance) => total + chance ** 2, 0);
      expect(expectation(chances, 6, chanceToDiffer)).toBeCloseTo(truth, 9);
    }
  });

  test('never rise with their order, and stop at how many there can be', () => {
    for (const counts of [[9, 2, 1], [1, 1, 1, 1], [12], [1]]) {
      const { q0: richness, q1: shannon, q2: simpson } = hillNumbers(counts, 4);
      expect(richness).toBeGreaterThanOrEqual(shannon - 1e-9);
      expect(shannon).toBeGreaterThanOrEqual(simpson - 1e-9);
      expect(richness).toBeLessThanOrEqual(4);
    }
    expect(hillNumbers([1, 1, 1, 1], 9)).toMatchObject({ q0: 8.5, q2: 9 });
    expect(hillNumbers([12], 4)).toEqual({ q0: 1, q1: 1, q2: 1 });
  });
});

test('many values that all differ, of which the part never seen converges slowly, are told in steps of their number', () => {
  // by the sum itself, of 400 values: sum_{k >= n} x^(k - n + 1) / k
  const direct = (n: number): number => {
    const x = 1 - 2 / ((n - 1) ** 2 + 2);
    let [nats, power] = [0, x];
    for (let k = 1; k < n; k++) nats += 1 / k;
    for (let k = n; power > 1e-15; k++, power *= x) nats += power / k;
    return nats / Math.LN2;
  };
  expect(estimateEntropyBits(Array<number>(400).fill(1))).toBeCloseTo(direct(400), 9);
  // for large n: the harmonic sums cancel, -ln A is left
  expect(estimateEntropyBits(Array<number>(60_000).fill(1))).toBeCloseTo(Math.log2(60_000 ** 2 / 2), 3);
});
