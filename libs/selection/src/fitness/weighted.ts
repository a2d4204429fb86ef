import { standardise } from '#base';
import type { ViableCandidate } from '../candidate';
import { type MatingPool, tournamentPool } from './mating-pool';
import { ratedFirst, tiersBy } from './tiers';

/**
 * The highest w z(rating) - (1 - w) z(cross-entropy) is the fittest, z standardising over the rated candidates of the
 * deme: a standard deviation of one is worth as much as that of the other at w = 1/2.
 */
export function weightedPool(
  candidates: readonly ViableCandidate[],
  ratingWeight: number,
  tournamentSize: number,
): MatingPool {
  const tiers = ratedFirst(candidates, (rated) => {
    const ratings = standardise(rated.map(({ rating }) => rating.nats));
    const losses = standardise(rated.map(({ lossNats }) => lossNats));
    const scores = new Map(rated.map((own, k) => [own, ratingWeight * ratings[k] - (1 - ratingWeight) * losses[k]]));
    return tiersBy(rated, (a, b) => scores.get(b)! - scores.get(a)!);
  });
  return tournamentPool(tiers, tournamentSize);
}
