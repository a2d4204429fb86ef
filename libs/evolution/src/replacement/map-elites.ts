/**
 * MAP-Elites (Mouret and Clune 2015, arXiv 1504.04909): descriptors span a grid, and the fittest of each cell lives on and is a parent. The
 * grid is the living themselves: it takes no more places than leave room for `births` children, the fittest of cells first.
 */
import { cellAt } from '../descriptors';
import type { Pool, Replacement } from '../operators';
import { fittest } from './fittest';

export function mapElites({ births, cells }: { readonly births: number; readonly cells: number }): Replacement {
  return (pool, compare, capacity, prng) => {
    const taken = new Set<number>();
    const elites = fittest(pool.members.length, pool.members.length, compare, prng).filter((at) => {
      const cell = cellOf(pool, at, cells);
      const isFirst = !Number.isNaN(cell) && !taken.has(cell);
      taken.add(cell);
      return isFirst;
    });
    const survivors = elites.slice(0, Math.max(0, capacity - births));
    return { survivors, births: capacity - survivors.length, parents: elites.length > 0 ? elites : null };
  };
}

/** The number of its cell; NaN where a descriptor was not measured. */
function cellOf({ descriptors }: Pool, at: number, cells: number): number {
  return descriptors.reduce((cell, column) => cell * cells + cellAt(column[at], cells), 0);
}
