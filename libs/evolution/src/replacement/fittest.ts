import type { Prng } from '#base';
import type { Compare } from '../operators';

/** Positions of the `count` fittest of `size`, from the fittest; of equals any alike. */
export function fittest(count: number, size: number, compare: Compare, prng: Prng): Int32Array {
  const order = new Int32Array(size);
  const lots = new Uint32Array(size);
  for (let at = 0; at < size; at++) order[at] = at;
  for (let at = 0; at < size && count > 0; at++) lots[at] = prng.uint32();
  const before = (a: number, b: number): number => compare(b, a) || lots[a] - lots[b];
  if (count < size) partition(order, count, before);
  return order.slice(0, count).sort(before);
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
