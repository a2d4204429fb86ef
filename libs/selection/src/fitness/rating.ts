/**
 * The highest rating is the fittest, its uncertainty being passed over, priced, or left to chance:
 * `estimate` takes the rating as it is; `lower-bound` the lower end of its interval, so that a good record counts for
 * more when it is long; `probability-better` lets the better estimate win a tournament only as surely as it is better.
 */
import { normalIntervals, probabilityBetter } from '#arena';
import { byBirth, type Prng } from '#base';
import { isRated, type RatedCandidate, ratedFirst, type ViableCandidate } from '../candidate';
import type { RatingFitness } from './fitness-config';
import { type MatingPool, tournamentPool } from './mating-pool';

export function ratingPool(
  candidates: readonly ViableCandidate[],
  { use, level = 0.95 }: RatingFitness,
  tournamentSize: number,
): MatingPool {
  const score = use === 'lower-bound' ? lowerBound(level) : ({ rating }: RatedCandidate) => rating.nats;
  const ranked = ratedFirst(candidates, (rated) => [...rated].sort((a, b) => score(b) - score(a) || byBirth(a, b)));
  return use === 'probability-better'
    ? { ranked, drawParent: (prng) => selectByChance(ranked, tournamentSize, prng) }
    : tournamentPool(ranked, tournamentSize);
}

function lowerBound(level: number): (candidate: RatedCandidate) => number {
  return ({ rating }) => normalIntervals([rating.nats], [rating.standardError], level)[0].lower;
}

/**
 * A tournament under uncertainty: of `size` contestants drawn with replacement, each in turn takes the place of the one
 * before with the probability that it is the better one.
 */
function selectByChance(ranked: readonly ViableCandidate[], size: number, prng: Prng): ViableCandidate {
  let holder = prng.integer(ranked.length);
  for (let contestant = 1; contestant < size; contestant++) {
    const challenger = prng.integer(ranked.length);
    if (prng.uniform() < chanceToWin(ranked, challenger, holder)) holder = challenger;
  }
  return ranked[holder];
}

/** Errors of two ratings are taken as independent. With a candidate that has none, the rank decides surely. */
function chanceToWin(ranked: readonly ViableCandidate[], challenger: number, holder: number): number {
  const [a, b] = [ranked[challenger], ranked[holder]];
  if (!isRated(a) || !isRated(b)) return challenger < holder ? 1 : 0;
  if (a.rating.nats === b.rating.nats) return 0.5;
  const covariance = Float64Array.of(a.rating.standardError ** 2, 0, 0, b.rating.standardError ** 2);
  return probabilityBetter({ nats: [a.rating.nats, b.rating.nats], covariance }, 0, 1);
}
