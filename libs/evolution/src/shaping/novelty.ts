/**
 * Novelty search (Lehman and Stanley 2011, Evol. Comput. 19:189): the score is the mean distance, by descriptors, to the nearest neighbours
 * among the living of the deme and an archive of those who lived before; the scores of the objective decide between equals alone. Some of the
 * newborns, any alike, enter the archive (Gomes, Mariano and Christensen 2015); where it is full the oldest leave it. One who is in the
 * archive and lives on is a neighbour of itself, at distance 0: what was new once is less so.
 */
import type { Json } from '#base';
import type { Shaping } from '../operators';
import { distance, isPlaced, type Point, pointsOf } from './points';

export interface NoveltySettings {
  /** Nearest ones that count. */
  readonly neighbours: number;
  /** Most points that the archive holds. */
  readonly archive: number;
  /** Newborns that enter it each generation. */
  readonly added: number;
}

export function novelty({ neighbours, archive, added }: NoveltySettings): Shaping {
  return {
    initial: [],
    faultOf: (memory, descriptors) =>
      Array.isArray(memory) &&
      memory.length <= archive &&
      memory.every((point: Json) => isPoint(point) && point.length === descriptors)
        ? null
        : `a list of at most ${archive} points of ${descriptors} numbers from 0 to 1`,
    shape: (pool, { born }, memory, prng, newest) => {
      const before = memory as readonly Point[];
      const points = pointsOf(pool);
      const placed = [...points.keys()].filter((at) => isPlaced(points[at]));
      const novelties = Float64Array.from(points, (point, at) => {
        if (!isPlaced(point)) return -Infinity;
        const others = placed.filter((other) => other !== at).map((other) => points[other]);
        return nearness([...others, ...before], point, neighbours);
      });
      const newborns = placed.filter((at) => born[pool.members[at]] === newest);
      const entering = prng.shuffle(newborns).slice(0, Math.min(added, archive));
      const kept = [...before, ...entering.sort((a, b) => a - b).map((at) => points[at])].slice(-archive);
      return { scores: { columns: [novelties, ...pool.scores.columns], uncertainty: null }, memory: kept };
    },
  };
}

/** Mean distance to the nearest; 0 where there is nobody else. */
function nearness(others: readonly Point[], point: Point, neighbours: number): number {
  const nearest = Float64Array.from(others, (other) => distance(other, point))
    .sort()
    .subarray(0, neighbours);
  return nearest.length === 0 ? 0 : nearest.reduce((sum, each) => sum + each, 0) / nearest.length;
}

function isPoint(point: Json): point is number[] {
  return Array.isArray(point) && point.every((value) => typeof value === 'number' && value >= 0 && value <= 1);
}
