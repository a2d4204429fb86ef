/**
 * NSGA-II (Deb et al. 2002, IEEE Trans. Evol. Comput. 6:182): candidates are ordered by the front they lie on, cross-entropy
 * down and rating up, then by how much room their neighbours on the front leave them. Those with the same cross-entropy and
 * rating are one point of the front, and share its room (Fortin and Parizeau 2013). Parents win binary tournaments.
 */
import { byLoss, type RatedCandidate, type ViableCandidate } from '../candidate';
import { type MatingPool, tournamentPool } from './mating-pool';
import { ratedFirst, type Tiers, tiersBy } from './tiers';

export function paretoPool(candidates: readonly ViableCandidate[]): MatingPool {
  return tournamentPool(
    ratedFirst(candidates, (rated) => fronts(points(rated)).flatMap(fromTheLeastCrowded)),
    2,
  );
}

/** Candidates with the same cross-entropy and rating. */
type Point = readonly RatedCandidate[];

/** From the lowest cross-entropy, and of those from the highest rating. */
function points(candidates: readonly RatedCandidate[]): readonly Point[] {
  return tiersBy(candidates, (a, b) => byLoss(a, b) || b.rating.nats - a.rating.nats);
}

/**
 * No candidate dominates front 1, and none outside fronts 1 to k dominates front k + 1. Each front runs from the lowest cross-entropy,
 * and so from the lowest rating; that order makes the last of a front the only one to compare with (Jensen 2003).
 */
function fronts(sorted: readonly Point[]): Point[][] {
  const found: Point[][] = [];
  for (const point of sorted) {
    // no later point has a lower cross-entropy: one with a rating as high at least dominates
    const front = found.find((members) => members[members.length - 1][0].rating.nats < point[0].rating.nats);
    if (front) front.push(point);
    else found.push([point]);
  }
  return found;
}

function fromTheLeastCrowded(front: readonly Point[]): Tiers<RatedCandidate> {
  const losses = distances(front.map(([{ lossNats }]) => lossNats));
  const ratings = distances(front.map(([{ rating }]) => rating.nats));
  const room = new Map(front.flatMap((point, index) => point.map((own) => [own, losses[index] + ratings[index]])));
  return tiersBy(front.flat(), (a, b) => compare(room.get(b)!, room.get(a)!));
}

/** From each one's lower to its upper neighbour, as a share of the whole range; infinite at both ends. */
function distances(ordered: readonly number[]): number[] {
  const last = ordered.length - 1;
  const range = Math.abs(ordered[last] - ordered[0]);
  return ordered.map((_, index) => {
    if (index === 0 || index === last) return Infinity;
    return Math.abs(ordered[index + 1] - ordered[index - 1]) / range;
  });
}

/** A difference of numbers of which both may be infinite. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
