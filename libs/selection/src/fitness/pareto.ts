/**
 * NSGA-II (Deb et al. 2002, IEEE Trans. Evol. Comput. 6:182): candidates are ordered by the front they lie on, cross-entropy
 * down and rating up, then by how much room their neighbours on the front leave them. Parents win binary tournaments.
 */
import { byBirth } from '#base';
import { type RatedCandidate, ratedFirst, type ViableCandidate } from '../candidate';
import { type MatingPool, tournamentPool } from './mating-pool';

export function paretoPool(candidates: readonly ViableCandidate[]): MatingPool {
  return tournamentPool(
    ratedFirst(candidates, (rated) => fronts(rated).flatMap(fromTheLeastCrowded)),
    2,
  );
}

/**
 * Front 1 is dominated by nobody, front k + 1 by nobody but fronts 1 to k. Each front runs from the lowest cross-entropy,
 * and so from the lowest rating; that order makes the last of a front the only one to compare with (Jensen 2003).
 */
function fronts(candidates: readonly RatedCandidate[]): RatedCandidate[][] {
  const found: RatedCandidate[][] = [];
  const sorted = [...candidates].sort(
    (a, b) => a.lossNats - b.lossNats || b.rating.nats - a.rating.nats || byBirth(a, b),
  );
  for (const candidate of sorted) {
    const front = found.find((members) => !dominates(members[members.length - 1], candidate));
    if (front) front.push(candidate);
    else found.push([candidate]);
  }
  return found;
}

/** Whether `a` is at least as good in both objectives and better in one. */
function dominates(a: RatedCandidate, b: RatedCandidate): boolean {
  const noWorse = a.lossNats <= b.lossNats && a.rating.nats >= b.rating.nats;
  return noWorse && (a.lossNats < b.lossNats || a.rating.nats > b.rating.nats);
}

function fromTheLeastCrowded(front: readonly RatedCandidate[]): RatedCandidate[] {
  const losses = distances(front.map(({ lossNats }) => lossNats));
  const ratings = distances(front.map(({ rating }) => rating.nats));
  return front
    .map((candidate, place) => ({ candidate, distance: losses[place] + ratings[place] }))
    .sort((a, b) => compare(b.distance, a.distance) || byBirth(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

/** From each one's lower to its upper neighbour, as a share of the whole range; infinite at both ends. */
function distances(ordered: readonly number[]): number[] {
  const last = ordered.length - 1;
  const range = Math.abs(ordered[last] - ordered[0]);
  return ordered.map((_, place) => {
    if (place === 0 || place === last) return Infinity;
    return range > 0 ? Math.abs(ordered[place + 1] - ordered[place - 1]) / range : 0;
  });
}

/** A difference of numbers of which both may be infinite. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
