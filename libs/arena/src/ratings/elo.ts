/** Elo 1978: ratings on a scale where 400 points are odds of ten to one. */
import { checkPreferences, scoreOf, type Preference } from './preference';
import { logistic } from './maximise-likelihood';

const POINTS_PER_NAT = 400 / Math.LN10;

/** A rating on the scale of Elo, 0 nats being `mean`. */
export const toElo = (nats: number, mean = 1000): number => mean + POINTS_PER_NAT * nats;

/** The other way round. */
export const natsOfElo = (points: number, mean = 1000): number => (points - mean) / POINTS_PER_NAT;

/**
 * Sequential Elo ratings after all preferences in their order, for comparison: unlike Bradley-Terry they depend on that
 * order, and have no intervals. `step` is K, in points. Weights scale it.
 */
export function sequentialElo(
  preferences: readonly Preference[],
  competitors: number,
  step = 4,
  mean = 1000,
): number[] {
  checkPreferences(preferences, competitors);
  const ratings = new Array<number>(competitors).fill(mean);
  for (const preference of preferences) {
    const { first, second, weight = 1 } = preference;
    const expected = logistic((ratings[first] - ratings[second]) / POINTS_PER_NAT);
    const change = step * weight * (scoreOf(preference) - expected);
    ratings[first] += change;
    ratings[second] -= change;
  }
  return ratings;
}
