/**
 * The highest rating is the fittest, its uncertainty being passed over, priced, or left to chance:
 * `estimate` takes the rating as it is; `lower-bound` the lower end of its interval, so that a good record counts for
 * more when it is long; `probability-better` lets the better estimate win a tournament only as surely as it is better.
 */
import { probabilityBetter, reachOf } from '#arena';
import type { Prng } from '#base';
import { isRated, type RatedCandidate, type ViableCandidate } from '../candidate';
import type { RatingFitness } from './fitness-config';
import { type Contestant, contestPool, type MatingPool, tournamentPool } from './mating-pool';
import { ratedFirst, type Tiers, tiersBy } from './tiers';

export function ratingPool(
  candidates: readonly ViableCandidate[],
  fitness: RatingFitness,
  tournamentSize: number,
): MatingPool {
  const tiers = ratingTiers(candidates, fitness);
  return fitness.use === 'probability-better'
    ? contestPool(tiers, (contestants, prng) => selectByChance(contestants, tournamentSize, prng))
    : tournamentPool(tiers, tournamentSize);
}

export function ratingTiers(candidates: readonly ViableCandidate[], { use, level = 0.95 }: RatingFitness): Tiers {
  const score = use === 'lower-bound' ? lowerBound(level) : ({ rating }: RatedCandidate) => rating.nats;
  return ratedFirst(candidates, (rated) => {
    const scores = new Map(rated.map((each) => [each, score(each)]));
    return tiersBy(rated, (a, b) => scores.get(b)! - scores.get(a)!);
  });
}

function lowerBound(level: number): (candidate: RatedCandidate) => number {
  return ({ rating }) => rating.nats - reachOf(level, rating.degreesOfFreedom) * rating.standardError;
}

/**
 * A tournament under uncertainty: of `size` contestants drawn with replacement, each in turn replaces the one
 * before with the probability that it is the better one.
 */
function selectByChance(contestants: readonly Contestant[], size: number, prng: Prng): Contestant {
  let holder = prng.pick(contestants);
  for (let drawn = 1; drawn < size; drawn++) {
    const challenger = prng.pick(contestants);
    if (prng.uniform() < chanceToWin(challenger, holder)) holder = challenger;
  }
  return holder;
}

/** By the error of the difference between the two ratings. With a candidate that has none, the rank decides surely. */
function chanceToWin(challenger: Contestant, holder: Contestant): number {
  const [a, b] = [challenger.candidate, holder.candidate];
  if (!isRated(a) || !isRated(b)) return challenger.rank < holder.rank ? 1 : 0;
  const covariance = Float64Array.of(a.rating.ownError ** 2, 0, 0, b.rating.ownError ** 2);
  const degreesOfFreedom = Math.min(a.rating.degreesOfFreedom, b.rating.degreesOfFreedom);
  return probabilityBetter({ nats: [a.rating.nats, b.rating.nats], covariance, degreesOfFreedom }, 0, 1);
}
