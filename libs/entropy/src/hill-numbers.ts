/**
 * Effective numbers of values (Hill 1973): how many values, all alike, would be as diverse. Order 0 counts values, 1 weighs them as entropy
 * does, 2 counts the frequent ones. Estimated for what the sample is drawn from, and never more than there can be.
 */
import { estimateEntropyBits } from './estimate-entropy';

/** By their order. */
export interface HillNumbers {
  readonly q0: number;
  readonly q1: number;
  readonly q2: number;
}

/**
 * Order 0 by Chao 1984 in the form without bias (Chiu et al. 2014), order 1 as 2^bits, order 2 from the chance, estimated without bias, that
 * two differ (Simpson 1949). `possible`: how many values there are. Throws a RangeError on an empty sample.
 */
export function hillNumbers(counts: readonly number[], possible: number): HillNumbers {
  const bits = estimateEntropyBits(counts);
  const n = counts.reduce((total, count) => total + count, 0);
  const [once, twice] = [1, 2].map((times) => counts.filter((count) => count === times).length);
  const seen = counts.filter((count) => count > 0).length;
  const unseen = (((n - 1) / n) * once * (once - 1)) / (2 * (twice + 1));
  const simpson = n === 1 ? 1 : 1 / (1 - chanceToDiffer(counts)); // infinite where all differ
  const most = (value: number): number => Math.min(possible, value);
  return { q0: most(seen + unseen), q1: most(2 ** bits), q2: most(simpson) };
}

/** That two draws differ, estimated without bias from the counts of at least two: (1 - sum p^2) n / (n - 1) (Simpson 1949, Nei 1978). */
export function chanceToDiffer(counts: readonly number[]): number {
  const n = counts.reduce((total, count) => total + count, 0);
  return 1 - counts.reduce((total, count) => total + count * (count - 1), 0) / (n * (n - 1));
}
