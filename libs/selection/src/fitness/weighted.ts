import { byBirth, standardise } from '#base';
import { ratedFirst, type ViableCandidate } from '../candidate';
import { type MatingPool, tournamentPool } from './mating-pool';

/**
 * The highest w z(rating) - (1 - w) z(cross-entropy) is the fittest, z standardising over the rated candidates of the
 * niche: a standard deviation of one is worth as much as that of the other at w = 1/2.
 */
export function weightedPool(
  candidates: readonly ViableCandidate[],
  ratingWeight: number,
  tournamentSize: number,
): MatingPool {
  const ranked = ratedFirst(candidates, (rated) => {
    const ratings = standardise(rated.map(({ rating }) => rating.nats));
    const losses = standardise(rated.map(({ lossNats }) => lossNats));
    return rated
      .map((candidate, k) => ({ candidate, score: ratingWeight * ratings[k] - (1 - ratingWeight) * losses[k] }))
      .sort((a, b) => b.score - a.score || byBirth(a.candidate, b.candidate))
      .map(({ candidate }) => candidate);
  });
  return tournamentPool(ranked, tournamentSize);
}
