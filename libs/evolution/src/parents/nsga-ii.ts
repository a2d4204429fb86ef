/**
 * NSGA-II (Deb et al. 2002, IEEE Trans. Evol. Comput. 6:182) for two objectives: members are ordered by the front that they lie on, then by
 * how much room their neighbours on the front leave them. Those with the same scores are one point of the front, and share its room
 * (Fortin and Parizeau 2013). One without a second score comes after all that have one, by its first. Parents win binary tournaments.
 */
import { InvalidValueError } from '#base';
import type { ParentSelection, Pool } from '../operators';
import { byColumns, compareNumbers } from './by-columns';
import { tournament } from './tournament';

/** Positions of equals. */
type Point = readonly number[];

export function nsgaII(): ParentSelection {
  return {
    intensity: () => null,
    order: (pool) => {
      const [front, room] = crowding(pool);
      const ofEqualFronts = byColumns(pool);
      return (a, b) =>
        front[b] - front[a] || (front[a] === Infinity ? ofEqualFronts(a, b) : compareNumbers(room[a], room[b])) || 0;
    },
    draws: tournament(2).draws,
  };
}

/** The front of each, from 0, Infinity without a second score; and the room it has there. */
function crowding(pool: Pool): readonly [Float64Array, Float64Array] {
  const { columns } = pool.scores;
  if (columns.length !== 2) throw new InvalidValueError('objective', columns.length, 'two columns of scores');
  const front = new Float64Array(pool.members.length).fill(Infinity);
  const room = new Float64Array(pool.members.length);
  fronts(pool).forEach((points, rank) => {
    const [byFirst, bySecond] = columns.map((column) => distances(points.map(([at]) => column[at])));
    points.forEach((point, index) =>
      point.forEach((at) => {
        front[at] = rank;
        room[at] = byFirst[index] + bySecond[index];
      }),
    );
  });
  return [front, room];
}

/**
 * No member dominates front 0, and none outside fronts 0 to k dominates front k + 1. Each front runs from the highest first score, and so from
 * the lowest second one; that order makes the last of a front the only one to compare with (Jensen 2003).
 */
function fronts(pool: Pool): Point[][] {
  const [, second] = pool.scores.columns;
  const compare = byColumns(pool);
  const found: Point[][] = [];
  const scored = [...pool.members.keys()].filter((at) => second[at] !== -Infinity).sort((a, b) => compare(b, a));
  for (const point of groupEquals(scored, compare)) {
    // no later point has a higher first score: one with a second score as high at least dominates
    const front = found.find((members) => second[members[members.length - 1][0]] < second[point[0]]);
    if (front) front.push(point);
    else found.push([point]);
  }
  return found;
}

function groupEquals(sorted: readonly number[], compare: (a: number, b: number) => number): Point[] {
  const groups: number[][] = [];
  for (const at of sorted) {
    const last = groups.at(-1);
    if (last && compare(last[0], at) === 0) last.push(at);
    else groups.push([at]);
  }
  return groups;
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
