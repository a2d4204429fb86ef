/**
 * The persistence filter of the MODES toolbox (Dolson, Vostinar, Wiser and Ofria 2019, Artificial Life 25:50): of those who lived in a generation
 * those alone count who have descendants so many generations later, about as many as lines take to coalesce by drift. What is gone by
 * then was noise. Descent is by primary parents.
 */
import type { Birth } from '#base';
import type { PedigreeTable } from './pedigree-table';

/** Rows of those of generation `then` from whom one of `living`, who live in generation `now`, comes, or who is one of them; in order. */
export function persistent(
  pedigree: PedigreeTable,
  living: readonly Birth[],
  now: number,
  then: number,
): readonly number[] {
  const standing = new Set(living.map((one) => pedigree.rowOf(one)));
  for (let born = now; born > then; born--) {
    for (let row = pedigree.firstOf(born); row < pedigree.firstOf(born + 1); row++) {
      if (!standing.delete(row)) continue;
      const parent = pedigree.primaryOf(row);
      if (parent >= 0) standing.add(parent); // founders after `then` come from nobody
    }
  }
  return [...standing].sort((one, other) => one - other);
}
