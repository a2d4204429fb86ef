import type { Prng } from '#base';
import { gather } from './gather';
import { indicesWhere } from './pool';
import type { Pool } from './operators';

/**
 * Each member keeps its scores with probability `direction`; those of the others are permuted among them, every permutation alike. At 1 selection is for what
 * was measured, at 0 it is for nothing, as in a permutation test (Fisher 1935, The Design of Experiments), and between them the response to
 * selection is in proportion: who was permuted has a score that says nothing of it.
 */
export function undirected(pool: Pool, direction: number, prng: Prng): Pool {
  const { columns, uncertainty } = pool.scores;
  const size = pool.members.length;
  const givers = Int32Array.from({ length: size }, (_, at) => at);
  const permuted = indicesWhere(size, () => !prng.chance(direction));
  prng.shuffle(Array.from(permuted)).forEach((giver, at) => (givers[permuted[at]] = giver));
  const scores = {
    columns: columns.map((column) => gather(column, givers)),
    uncertainty: uncertainty && {
      error: gather(uncertainty.error, givers),
      degreesOfFreedom: gather(uncertainty.degreesOfFreedom, givers),
    },
  };
  return { ...pool, scores };
}
