import type { Births } from './births';
import type { Population } from './population';

/** Each child that has parents gets its genes from those who give them. */
export function inherit({ genes }: Population, { count, loci, genes: children, parents, givers }: Births): void {
  for (let slot = 0; slot < count; slot++) {
    const [primary, secondary] = [parents[2 * slot], parents[2 * slot + 1]];
    if (primary < 0) continue;
    const row = slot * loci;
    const from = primary * loci - row;
    const apart = (secondary - primary) * loci;
    for (let at = row; at < row + loci; at++) {
      children[at] = genes[from + at + Math.imul(givers[at], apart)]; // a product of real numbers could be -0, which is slow
    }
  }
}
