import { estimateOf } from './estimate';
import { prngOf } from './random';
import { mean } from './statistics';

/** Pairs of seeds whose outcomes share most of their luck. */
function simulated(subject: number, pairs: number, difference: number): number[] {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'paired.spec', subject });
  return Array.from({ length: pairs }, () => {
    const shared = 3 * prng.normal();
    const [own, other] = [shared + difference + prng.normal(), shared + prng.normal()];
    return own - other;
  });
}

it.each([2, 3, 8, 20])('holds the true difference in 95 % of experiments with %d seeds', (pairs) => {
  const experiments = 4000;
  let held = 0;
  for (let subject = 0; subject < experiments; subject++) {
    const [low, high] = estimateOf(simulated(subject, pairs, 0.7), 0.95).interval!;
    if (low <= 0.7 && 0.7 <= high) held++;
  }
  // 4 binomial standard errors: errs once in 16,000
  expect(Math.abs(held / experiments - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / experiments));
});

it('agrees with a worked example: Student 1908, hours of sleep gained', () => {
  const hours = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
  const { mean: centre, deviation, interval } = estimateOf(hours, 0.95);
  expect(centre).toBeCloseTo(1.58, 10);
  expect(deviation).toBeCloseTo(1.23, 2);
  expect(interval![0]).toBeCloseTo(0.7001, 3); // R: t.test(extra ~ group, sleep, paired = TRUE)
  expect(interval![1]).toBeCloseTo(2.4599, 3);
});

it('has no interval of one seed', () => {
  expect(estimateOf([2], 0.95)).toEqual({ mean: 2, deviation: null, interval: null });
});

it('has no interval where all differences are alike, but for rounding', () => {
  expect(estimateOf([0, 0, 0], 0.95)).toEqual({ mean: 0, deviation: 0, interval: null });
  expect(estimateOf([0.3 - 0.2, 0.4 - 0.3], 0.95)).toMatchObject({ deviation: 0, interval: null });
  expect(estimateOf([0, 5.6e-17], 0.95).interval).toBeNull();
  expect(estimateOf([0, 0, 1e-9], 0.95).interval).not.toBeNull();
  expect(mean(simulated(1, 50, 0))).not.toBe(0);
});
