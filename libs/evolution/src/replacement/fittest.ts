import type { Prng } from '#base';
import type { Compare } from '../operators';
import { indicesWhere } from '../pool';

/** Positions of the `count` fittest of `size`, from the fittest; of equals any alike. */
export function fittest(count: number, size: number, compare: Compare, prng: Prng): Int32Array {
  if (count === 0) return new Int32Array(0);
  const order = indicesWhere(size, () => true);
  partition(order, count, (a, b) => compare(b, a));
  const worst = order.subarray(0, count).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  const contenders = indicesWhere(size, (at) => compare(at, worst) >= 0);
  return Int32Array.from(
    prng
      .shuffle([...contenders])
      .sort((a, b) => compare(b, a))
      .slice(0, count),
  );
}

/** Brings the first `count` in the order of `before` to the front, in any order (Hoare 1961, "Find"). */
function partition(order: Int32Array, count: number, before: (a: number, b: number) => number): void {
  let [low, high] = [0, order.length - 1];
  while (low < high) {
    const pivot = order[(low + high) >>> 1];
    let [left, right] = [low, high];
    while (left <= right) {
      while (before(order[left], pivot) < 0) left++;
      while (before(order[right], pivot) > 0) right--;
      if (left > right) break;
      const moved = order[left];
      order[left++] = order[right];
      order[right--] = moved;
    }
    if (count <= right) high = right;
    else if (count >= left) low = left;
    else return;
  }
}
