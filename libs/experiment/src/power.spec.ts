import { estimateOf, prngOf } from '#base';
import { detectableEffect, powerOf } from './power';

it.each([
  [0.5, 34, 0.05, 0.8077775], // G*Power 3, matched pairs
  [1, 10, 0.05, 0.8030969], // R: power.t.test(n = 10, delta = 1, type = "paired")
  [0, 7, 0.05, 0.05],
])('of an effect of %d in %d pairs at %d is %d', (effect, pairs, alpha, power) => {
  expect(powerOf(effect, pairs, alpha)).toBeCloseTo(power, 4);
});

it.each([2, 3, 6, 12])(
  'is the share of simulated experiments with %d seeds that find the smallest detectable effect',
  (pairs) => {
    const effect = detectableEffect(pairs, 0.05, 0.8)!;
    const experiments = 4000;
    let found = 0;
    for (let subject = 0; subject < experiments; subject++) {
      const prng = prngOf({ seed: pairs, generation: 0, purpose: 'power.spec', subject });
      const [low] = estimateOf(
        Array.from({ length: pairs }, () => effect + prng.normal()),
        0.95,
      ).interval!;
      if (low > 0) found++;
    }
    expect(Math.abs(found / experiments - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / experiments));
  },
);

it('needs two seeds', () => {
  expect(detectableEffect(1, 0.05, 0.8)).toBeNull();
});
