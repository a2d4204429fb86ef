import type { Compare } from '../operators';

/** Calls `visit` with each group of equals, from the least fit, and how many are less fit than they. */
export function forEachRank(size: number, compare: Compare, visit: (equals: Int32Array, below: number) => void): void {
  const ascending = Int32Array.from({ length: size }, (_, at) => at).sort(compare);
  let start = 0;
  for (let at = 1; at <= size; at++) {
    if (at < size && compare(ascending[at], ascending[start]) === 0) continue;
    visit(ascending.subarray(start, at), start);
    start = at;
  }
}
