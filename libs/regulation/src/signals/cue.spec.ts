import { mean, prngOf, variance } from '#base';
import { cueOf } from './cue';

const drawn = (symbols: readonly number[], length: number, subject: number): number[] => {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'cue spec', subject });
  return Array.from({ length }, () => prng.pick(symbols));
};

it('is a standard normal number over projections, of whatever text', () => {
  const text = drawn([1, 2, 3, 4], 300, 0);
  const sums = Array.from({ length: 400 }, (_, seed) => cueOf(text, 10, 4, seed).map(Math.atanh)).flat();
  expect(Math.abs(mean(sums))).toBeLessThan(0.1);
  expect(Math.abs(variance(sums) - 1)).toBeLessThan(0.15);
});

it('is alike of samples of one text, and unlike of another', () => {
  const distance = (one: number[], other: number[]): number => {
    const [a, b] = [one, other].map((text) => cueOf(text, 10, 64, 7));
    return mean(a.map((value, at) => Math.abs(value - b[at])));
  };
  const [one, again, other] = [drawn([1, 2, 3], 400, 1), drawn([1, 2, 3], 400, 2), drawn([4, 5, 6], 400, 3)];
  expect(distance(one, again)).toBeLessThan(0.3 * distance(one, other));
});

it('knows nothing of less than two symbols', () => {
  expect([cueOf([], 10, 2, 7), cueOf([3], 10, 2, 7)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
