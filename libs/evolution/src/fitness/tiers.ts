import { byBirth } from '#base';
import { isRated, byLoss, type RatedCandidate, type ViableCandidate } from '../candidate';

/** Candidates in groups of equals: the fittest group first, each group by birth. Chance decides between equals, never birth. */
export type Tiers<One extends ViableCandidate = ViableCandidate> = readonly (readonly One[])[];

/** By a comparison that is negative where the first is the fitter, and 0 between equals. */
export function tiersBy<One extends ViableCandidate>(
  candidates: readonly One[],
  compare: (a: One, b: One) => number,
): Tiers<One> {
  const tiers: One[][] = [];
  for (const candidate of [...candidates].sort((a, b) => compare(a, b) || byBirth(a, b))) {
    const last = tiers.at(-1);
    if (last && compare(last[0], candidate) === 0) last.push(candidate);
    else tiers.push([candidate]);
  }
  return tiers;
}

/** The rated ones as `order` has them, then the others from the lowest cross-entropy. */
export function ratedFirst(
  candidates: readonly ViableCandidate[],
  order: (rated: readonly RatedCandidate[]) => Tiers,
): Tiers {
  const unrated = candidates.filter((candidate) => !isRated(candidate));
  return [...order(candidates.filter(isRated)), ...tiersBy(unrated, byLoss)];
}
