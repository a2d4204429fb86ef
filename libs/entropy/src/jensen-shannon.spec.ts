import { prngOf } from '#base';
import { distributionsOf, jensenShannonBits } from './jensen-shannon';

const bitsOf = (one: readonly number[], other: readonly number[], count = 1): number =>
  jensenShannonBits(distributionsOf(Float32Array.from(one)), distributionsOf(Float32Array.from(other)), count);

it.each([
  ['the same', [0.3, 0.7], [0.3, 0.7], 0],
  ['without a value in common', [0.5, 0.5, 0], [0, 0, 1], 1],
  // H(3/4, 1/4) - (0 + 1) / 2
  ['certain and indifferent', [1, 0], [0.5, 0.5], 2 - 0.75 * Math.log2(3) - 0.5],
  ['mirrored', [0.9, 0.1], [0.1, 0.9], 1 + 0.9 * Math.log2(0.9) + 0.1 * Math.log2(0.1)],
])('of two that are %s', (_, one, other, expected) => {
  expect(bitsOf(one, other)).toBeCloseTo(expected, 6);
  expect(bitsOf(other, one)).toBe(bitsOf(one, other));
});

it('is the mean over distributions, and 0 exactly of the same ones', () => {
  expect(bitsOf([1, 0, 0.5, 0.5], [0, 1, 0.5, 0.5], 2)).toBeCloseTo(0.5, 6);
  const prng = prngOf({ seed: 3, generation: 0, subject: '', purpose: 'spec' });
  const masses = Array.from({ length: 500 }, () => prng.uniform());
  expect(bitsOf(masses, masses)).toBe(0);
});

it('is not a number where a probability is none', () => {
  expect(bitsOf([NaN, 0.5], [0.5, 0.5])).toBeNaN();
});
