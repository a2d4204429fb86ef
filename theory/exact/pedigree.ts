/**
 * Descendants of one of `size` individuals after so many generations, where each child has two different parents: a child of k who are
 * descendants is one unless both parents are others. The chances of 0 to `size`; of a large population 20.3 % have none in the end, the root of
 * r = e^(-2 (1 - r)) (Chang 1999).
 */
import { binomialChances } from './binomial';

export function descendantChances(size: number, generations: number): Float64Array {
  let chances = new Float64Array(size + 1);
  chances[1] = 1;
  for (let generation = 0; generation < generations; generation++) {
    const next = new Float64Array(size + 1);
    chances.forEach((chance, having) => {
      const isOne = 1 - ((size - having) * (size - having - 1)) / (size * (size - 1));
      binomialChances(size, isOne).forEach((move, to) => (next[to] += chance * move));
    });
    chances = next;
  }
  return chances;
}
