/**
 * How unevenly the next generation descends from this one, by copies of a gene: `copies[i]` of those afterwards are copies of that of
 * individual i. Drift is as fast as in an ideal population of N_e, where two copies have the same parent with the chance 1 / N_e: the chance
 * here is sum k (k - 1) / (K (K - 1)), K being all copies (Crow and Kimura 1970). Where K is N, N_e is N / V (haploid; Wright 1931).
 */
import { mean, sum, variance } from '#base';

export interface OffspringNumbers {
  /** V, with divisor N - 1, the mean over loci. */
  readonly variance: number;
  /** Infinity where no two copies have the same parent. */
  readonly effectiveSize: number;
}

/** Of several loci of the same individuals. Null of fewer than two individuals or copies. */
export function offspringNumbers(loci: readonly (readonly number[])[]): OffspringNumbers | null {
  if (loci.some((copies) => copies.length < 2 || sum(copies) < 2)) return null;
  const sameParent = loci.map((copies) => {
    const all = sum(copies);
    return sum(copies.map((count) => count * (count - 1))) / (all * (all - 1));
  });
  return { variance: mean(loci.map(variance)), effectiveSize: 1 / mean(sameParent) };
}
