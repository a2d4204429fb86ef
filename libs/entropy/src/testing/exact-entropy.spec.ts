import { entropyBits } from './exact-entropy';

test('a uniform distribution over n outcomes has log2 n bits', () => {
  for (const n of [1, 2, 3, 8, 100]) expect(entropyBits(new Array(n).fill(1 / n))).toBeCloseTo(Math.log2(n), 12);
});

test('counts and probabilities give the same entropy, outcomes that never occur add nothing', () => {
  expect(entropyBits([2, 1, 1])).toBeCloseTo(1.5, 12);
  expect(entropyBits([0.5, 0.25, 0.25, 0])).toBeCloseTo(1.5, 12);
  expect(entropyBits([7, 0])).toBe(0);
});

test('a biased coin follows the closed form and is largest at one half', () => {
  const coin = (p: number) => entropyBits([p, 1 - p]);
  for (const p of [0.01, 0.11, 0.3]) {
    expect(coin(p)).toBeCloseTo(-p * Math.log2(p) - (1 - p) * Math.log2(1 - p), 12);
    expect(coin(p)).toBeLessThan(coin(0.5));
  }
  expect(coin(0.5)).toBe(1);
});

test.each([[[]], [[0, 0]], [[1, -1]], [[NaN, 1]], [[Infinity, 1]]])('%p is no distribution', (weights) => {
  expect(() => entropyBits(weights)).toThrow(RangeError);
});
