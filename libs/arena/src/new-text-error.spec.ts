import { mean, prngOf, standardError, studentQuantile, variance } from '#base';
import { newTextError } from './new-text-error';

const BLOCKS = 1024;
const REPLICATES = 400;

/** Means of blocks with unit variance, each correlated with the one before by `persistence`. */
function series(persistence: number, replicate: number, blocks = BLOCKS): number[] {
  const prng = prngOf({ seed: replicate, generation: 0, subject: `${persistence}`, purpose: 'series' });
  let value = prng.normal();
  return Array.from({ length: blocks }, () => {
    const now = value;
    value = persistence * value + Math.sqrt(1 - persistence ** 2) * prng.normal();
    return now;
  });
}

/** The standard error of the mean of such a series, exactly. */
function trueError(persistence: number): number {
  const ties = (2 * persistence * (1 - persistence ** BLOCKS)) / (BLOCKS * (1 - persistence) ** 2);
  return Math.sqrt(((1 + persistence) / (1 - persistence) - ties) / BLOCKS);
}

// Persistence; what the error by long blocks comes to of the true one, by the same formula for 32 blocks; what that by blocks does,
// sqrt((1 - p) / (1 + p)).
test.each([
  [0, 1, 1],
  [0.5, 0.98, 0.577],
  [0.8, 0.93, 0.333],
  [0.9, 0.84, 0.229],
])(
  'of a series with persistence %p it is near the known error, %p of it; that of blocks is %p',
  (persistence, ...shares) => {
    const replicates = Array.from({ length: REPLICATES }, (_, replicate) => series(persistence, replicate));
    const shareOf = (error: (blocks: readonly number[]) => number) =>
      Math.sqrt(mean(replicates.map((blocks) => error(blocks) ** 2))) / trueError(persistence);
    expect(Math.abs(Math.sqrt(variance(replicates.map(mean))) / trueError(persistence) - 1)).toBeLessThan(0.1);
    expect(Math.abs(shareOf((blocks) => newTextError(blocks)!.standardErrorNats) - shares[0])).toBeLessThan(0.03);
    expect(Math.abs(shareOf(standardError) - shares[1])).toBeLessThan(0.03);
  },
);

// Long blocks; persistence; how often the true mean lies within the 95 % interval by Student's t of their number less one, and within 1.96 errors.
test.each([
  [8, 0, 0.95, 0.909],
  [8, 0.5, 0.945, 0.902],
  [8, 0.8, 0.934, 0.885],
  [8, 0.9, 0.9, 0.84],
  [16, 0, 0.95, 0.931],
  [16, 0.9, 0.899, 0.872],
  [32, 0.9, 0.904, 0.893],
])(
  'of %i long blocks with persistence %p a 95 %% interval covers %p, by the normal %p',
  (long, persistence, ...shares) => {
    const errors = Array.from({ length: 4_000 }, (_, replicate) => {
      const blocks = series(persistence, replicate, 32 * long);
      return Math.abs(mean(blocks)) / newTextError(blocks)!.standardErrorNats;
    });
    const coverage = (reach: number) => mean(errors.map((error) => Number(error <= reach)));
    const found = [coverage(studentQuantile(0.975, long - 1)), coverage(1.96)];
    found.forEach((share, at) => expect(Math.abs(share - shares[at])).toBeLessThan(0.023)); // 4 deviations of a share of 0.84
  },
);

test('long blocks are of 32, or a few more where some are left over; of fewer than eight nothing is said', () => {
  expect(newTextError(new Array(255).fill(1))).toBeNull();
  expect(newTextError([])).toBeNull();
  const steps = Array.from({ length: 8 * 32 + 20 }, (_, block) => Math.floor((block * 8) / 276));
  expect(newTextError(steps)?.blocks).toBe(8);
  expect(newTextError(steps)!.standardErrorNats).toBeCloseTo(standardError([0, 1, 2, 3, 4, 5, 6, 7]), 1);
});
