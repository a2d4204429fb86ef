import type { Space } from '#model';

/** No unit of the donor: the child's is new. */
export const NEW = -1;

/**
 * The donor's unit for each unit of the child's space, or `NEW`. Of a donor with more units the most important are kept, in their order, or
 * those that match by position or name. `importanceOf` is asked only where that decides. [child.size]
 */
export function unitMap(child: Space, donor: Space, importanceOf: (space: Space) => Float64Array): Int32Array {
  const { matches } = donor;
  const shift = matches === 'last' ? donor.size - child.size : 0;
  if (typeof matches === 'object' && typeof child.matches === 'object') {
    return Int32Array.from(child.matches, (name) => matches.indexOf(name));
  }
  if (matches === 'any' && donor.size > child.size) return mostImportant(importanceOf(donor), child.size);
  return Int32Array.from({ length: child.size }, (_, unit) => {
    const source = unit + shift;
    return source >= 0 && source < donor.size ? source : NEW;
  });
}

/** How many units of the child the donor has. */
export function unitsShared({ size, matches }: Space, donor: Space): number {
  if (typeof matches !== 'object') return Math.min(size, donor.size);
  return matches.filter((name) => donor.matches.includes(name)).length;
}

/** Indices of the `count` most important units, of equals the first, in ascending order. */
export function mostImportant(importance: Float64Array, count: number): Int32Array {
  const ranked = Array.from(importance.keys()).sort((a, b) => importance[b] - importance[a] || a - b);
  return Int32Array.from(ranked.slice(0, count)).sort();
}
