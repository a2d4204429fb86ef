/** Clades that are collapsed: descendants through primary parents are not drawn. */
import { countOf, type Lineage, NONE, rowOf } from '#projection';

/** Rows of ids as an address keeps them, `3-9,4-2`; what is not there is left out. */
export function collapsedRows(lineage: Lineage, text: string | undefined): number[] {
  const named = (text ?? '').split(',').filter(Boolean);
  return named.flatMap((short) => rowOf(lineage, `${lineage.tournamentId}-${short}`) ?? []);
}

/** Of each row the individual whose clade hides it, NONE where it is drawn; null where all are. A clade within another is hidden in the outer one. */
export function hiddenIn(lineage: Lineage, collapsed: readonly number[]): Int32Array | null {
  if (collapsed.length === 0) return null;
  const roots = new Set(collapsed);
  const hidden = new Int32Array(countOf(lineage)).fill(NONE);
  for (let row = 0; row < hidden.length; row++) {
    const parent = lineage.primary.values[row];
    if (parent === NONE) continue;
    hidden[row] = hidden[parent] === NONE && roots.has(parent) ? parent : hidden[parent];
  }
  return hidden;
}

/** Whether a clade has more than its first. */
export function hasChildren({ primary, generation }: Lineage, row: number): boolean {
  for (let child = row + 1; child < generation.length; child++) if (primary.values[child] === row) return true;
  return false;
}

/** How many each of the collapsed hides, of those that are drawn themselves. */
export function cladeSizes(hidden: Int32Array | null, collapsed: readonly number[]): Map<number, number> {
  const sizes = new Map(collapsed.filter((row) => hidden?.[row] === NONE).map((row) => [row, 0]));
  for (const root of hidden ?? []) if (root !== NONE) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  return sizes;
}
