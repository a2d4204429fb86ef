/**
 * Fitness sharing (Goldberg and Richardson 1987): fitness is divided by the niche count, sum over j of max(0, 1 - d(i, j) / radius), d being
 * the distance by descriptors. Scores are logarithms of fitness, as nats are: the logarithm of the count is taken off.
 */
import type { Shaping } from '../operators';
import { distance, isPlaced, pointsOf } from './points';

export function sharing(radius: number): Shaping {
  return {
    initial: null,
    faultOf: (memory) => (memory === null ? null : 'null'),
    shape: (pool) => {
      const points = pointsOf(pool);
      const [score, ...ties] = pool.scores.columns;
      const shared = score.map((own, at) => {
        if (!isPlaced(points[at])) return -Infinity;
        const apart = points.map((other) => (isPlaced(other) ? distance(points[at], other) : Infinity));
        return own - Math.log(apart.reduce((count, far) => count + Math.max(0, 1 - far / radius), 0));
      });
      return { scores: { columns: [shared, ...ties], uncertainty: null }, memory: null };
    },
  };
}
