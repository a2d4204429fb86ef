import { gather } from './gather';
import type { Describe, Objective, Pool } from './operators';
import type { Population } from './population';

/** Those of `members` who can be selected. */
export function poolOf(population: Population, members: Int32Array, objective: Objective, describe?: Describe): Pool {
  const scores = objective(population, members);
  return selectable({ members, scores, descriptors: describe?.columns(population, members) ?? [] });
}

/** Those whose first score is not NaN. */
export function selectable(pool: Pool): Pool {
  const { members, scores } = pool;
  const [first] = scores.columns;
  const viable = indicesWhere(members.length, (at) => !Number.isNaN(first[at]));
  return viable.length === members.length ? pool : restrictedTo(pool, viable);
}

/** Indices of each deme, in order; those of no deme, -1, are left out. */
export function byDeme(deme: Int32Array, demes: number): Int32Array[] {
  const counts = new Int32Array(demes);
  for (let index = 0; index < deme.length; index++) if (deme[index] >= 0) counts[deme[index]]++;
  const indices = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let index = 0; index < deme.length; index++) {
    const own = deme[index];
    if (own >= 0) indices[own][counts[own]++] = index;
  }
  return indices;
}

/** The pool of those at some positions, in order. */
export function restrictedTo({ members, scores, descriptors }: Pool, positions: Int32Array): Pool {
  const { columns, uncertainty } = scores;
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
    descriptors: descriptors.map(kept),
  };
}

/** Those of the first `size` indices of which something holds, in order. */
export function indicesWhere(size: number, holds: (index: number) => boolean): Int32Array {
  const indices = new Int32Array(size);
  let found = 0;
  for (let index = 0; index < size; index++) if (holds(index)) indices[found++] = index;
  return indices.slice(0, found);
}
