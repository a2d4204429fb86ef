import { mean, prngOf } from '#base';
import { fitBradleyTerry } from './bradley-terry';
import { above, ownErrors, ranksByContrast, varianceOfDifference } from './contrasts';
import type { Preference } from './preference';

/** Ratings of three, the first two judged together: they err alike. */
const RATED = { nats: [0.9, 0.5, 0], covariance: Float64Array.of(0.25, 0.24, 0, 0.24, 0.25, 0, 0, 0, 0.01) };

test('the error of a difference leaves out what both err alike', () => {
  expect(varianceOfDifference(RATED.covariance, 3, 0, 1)).toBeCloseTo(0.02, 12);
  expect(varianceOfDifference(RATED.covariance, 3, 0, 2)).toBeCloseTo(0.26, 12);
});

test('above a reference differences and their errors are the same, and its own are 0', () => {
  for (const reference of [0, 1, 2]) {
    const { nats, covariance } = above(reference, RATED);
    expect(nats[reference]).toBe(0);
    for (const a of [0, 1, 2]) {
      expect(covariance[reference * 3 + a]).toBeCloseTo(0, 12);
      for (const b of [0, 1, 2]) {
        expect(nats[a] - nats[b]).toBeCloseTo(RATED.nats[a] - RATED.nats[b], 12);
        const variance = varianceOfDifference(RATED.covariance, 3, a, b);
        expect(varianceOfDifference(covariance, 3, a, b)).toBeCloseTo(variance, 12);
      }
    }
  }
});

test('ranks count whose difference lies above 0 by its whole interval, not whose intervals overlap', () => {
  // 0.4 > 1.96 x 0.141; 0.9 < 1.96 x 0.51, though the third is the more certain
  expect(ranksByContrast(RATED, 1.96)).toEqual([
    { rank: 1, lowestRank: 2 },
    { rank: 2, lowestRank: 3 },
    { rank: 1, lowestRank: 3 },
  ]);
  expect(ranksByContrast(above(2, RATED), 1.96)).toEqual(ranksByContrast(RATED, 1.96)); // whatever is 0
});

test('own errors give the errors of differences where ratings err independently', () => {
  const independent = { nats: [0, 1, 2, 3], covariance: new Float64Array(16) };
  const deviations = [0.1, 0.2, 0.4, 3];
  deviations.forEach((deviation, k) => (independent.covariance[k * 5] = deviation ** 2));
  for (const rated of [independent, above(1, independent)]) {
    ownErrors(rated).forEach((own, k) => expect(own).toBeCloseTo(deviations[k], 9));
  }
  const [one, other] = ownErrors({ nats: [0, 1], covariance: Float64Array.of(0.5, 0, 0, 0.5) });
  expect(Math.hypot(one, other)).toBeCloseTo(1, 12);
});

test('own errors of a fit give those of its differences, nearly', () => {
  const prng = prngOf({ seed: 1, generation: 0, subject: 'spec', purpose: 'contrasts' });
  const battles = Array.from({ length: 240 }, (_, at): Preference => {
    const [first, second] = prng.shuffle([...Array(12).keys()]);
    const chance = 1 / (1 + Math.exp((second - first) / 4));
    return { first, second, outcome: prng.uniform() < chance ? 'second' : 'first', rater: `${at % 30}` };
  });
  const fit = fitBradleyTerry(battles, 12, { clusterBy: 'preference' });
  const own = ownErrors(fit);
  const ratios = own.flatMap((a, k) =>
    own.slice(0, k).map((b, l) => Math.hypot(a, b) / Math.sqrt(varianceOfDifference(fit.covariance, 12, k, l))),
  );
  expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.02);
  expect(Math.max(...ratios)).toBeLessThan(1.2);
  expect(Math.min(...ratios)).toBeGreaterThan(0.8);
});
