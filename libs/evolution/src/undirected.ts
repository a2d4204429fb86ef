import type { Prng } from '#base';
import { gather } from './gather';
import { indicesWhere } from './pool';
import type { Pool, Scores } from './operators';

/**
 * How all scores of a deme move where selection has less `direction`: each of those who can be selected keeps its own with that probability, but for
 * one, drawn by chance; those of the others are permuted among them, every permutation alike. At 1 selection is for what was measured, at 0 it is for
 * nothing, as in a permutation test (Fisher 1935, The Design of Experiments). Between them the response to selection is on average in proportion,
 * however few there are: k permuted of n leave (n - k) / (n - 1) of it, and n - k is binomial of n - 1.
 */
export function undirected({ scores }: Pool, direction: number, prng: Prng): (pool: Pool) => Pool {
  const [first] = scores.columns;
  const givers = Int32Array.from(first.keys());
  const selectable = indicesWhere(first.length, (at) => !Number.isNaN(first[at]));
  if (direction === 1 || selectable.length === 0) return (pool) => pool;
  const without = selectable[prng.integer(selectable.length)];
  const permuted = selectable.filter((at) => at === without || !prng.chance(direction));
  prng.shuffle(Array.from(permuted)).forEach((giver, at) => (givers[permuted[at]] = giver));
  return (pool) => ({ ...pool, scores: givenBy(givers, pool.scores) });
}

function givenBy(givers: Int32Array, { columns, uncertainty }: Scores): Scores {
  return {
    columns: columns.map((column) => gather(column, givers)),
    uncertainty: uncertainty && {
      error: gather(uncertainty.error, givers),
      degreesOfFreedom: gather(uncertainty.degreesOfFreedom, givers),
    },
  };
}
