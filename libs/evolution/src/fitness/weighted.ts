import { fitnessOfLoss } from '#arena';
import { standardise } from '#base';
import type { ViableCandidate } from '../candidate';
import { type MatingPool, tournamentPool } from './mating-pool';
import { ratedFirst, type Tiers, tiersBy } from './tiers';

/**
 * The highest w z(rating) - (1 - w) z(cross-entropy) is the fittest, z standardising over the rated candidates of the
 * deme: a standard deviation of one is worth as much as that of the other at w = 1/2.
 */
export function weightedPool(
  candidates: readonly ViableCandidate[],
  ratingWeight: number,
  tournamentSize: number,
): MatingPool {
  return tournamentPool(weightedTiers(candidates, ratingWeight), tournamentSize);
}

export function weightedTiers(candidates: readonly ViableCandidate[], ratingWeight: number): Tiers {
  return ratedFirst(candidates, (rated) => {
    const ratings = standardise(rated.map(({ rating }) => rating.nats));
    const predictions = standardise(rated.map(({ lossNats }) => fitnessOfLoss(lossNats)));
    const scores = new Map(
      rated.map((own, k) => [own, ratingWeight * ratings[k] + (1 - ratingWeight) * predictions[k]]),
    );
    return tiersBy(rated, (a, b) => scores.get(b)! - scores.get(a)!);
  });
}
