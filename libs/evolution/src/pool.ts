import { gather } from './gather';
import type { Objective, Pool } from './operators';
import type { Population } from './population';

/** Those of a deme who can be selected. */
export function poolOf(population: Population, deme: number, objective: Objective): Pool {
  const members = indicesWhere(population.size, (index) => population.deme[index] === deme);
  const scores = objective(population, members);
  const [first] = scores.columns;
  const viable = indicesWhere(members.length, (at) => !Number.isNaN(first[at]));
  return viable.length === members.length ? { members, scores } : restrictedTo({ members, scores }, viable);
}

/** The pool of those at some positions, in order. */
export function restrictedTo({ members, scores: { columns, uncertainty } }: Pool, positions: Int32Array): Pool {
  const kept = (column: Float64Array): Float64Array => gather(column, positions);
  return {
    members: positions.map((at) => members[at]),
    scores: {
      columns: columns.map(kept),
      uncertainty: uncertainty && {
        error: kept(uncertainty.error),
        degreesOfFreedom: kept(uncertainty.degreesOfFreedom),
      },
    },
  };
}

/** Those of the first `size` indices of which something holds, in order. */
export function indicesWhere(size: number, holds: (index: number) => boolean): Int32Array {
  const indices = new Int32Array(size);
  let found = 0;
  for (let index = 0; index < size; index++) if (holds(index)) indices[found++] = index;
  return indices.slice(0, found);
}
