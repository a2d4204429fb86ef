import { prngOf } from '#base';
import { pairedDifference } from './paired-difference';

test('a better first model gives a negative difference; swapping turns the sign', () => {
  const { difference, standardError } = pairedDifference([1, 2, 3], [1.5, 2.5, 4]);
  expect(difference).toBeCloseTo(-2 / 3, 12);
  expect(standardError).toBeCloseTo(Math.sqrt(1 / 12 / 3), 12);
  expect(pairedDifference([1.5, 2.5, 4], [1, 2, 3])).toEqual({ difference: -difference, standardError });
});

test.each([1, 2, 3])('how hard a block is cancels out (seed %i)', (seed) => {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'blocks' });
  const hardness = Array.from({ length: 64 }, () => 2 + prng.normal());
  const better = hardness.map((nats) => nats - 0.1 + 0.01 * prng.normal());
  const { difference, standardError } = pairedDifference(better, hardness);
  expect(standardError).toBeLessThan(0.002);
  expect(Math.abs(difference + 0.1)).toBeLessThan(5 * standardError);
});

test('blocks that are not the same ones are refused', () => {
  expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
});
