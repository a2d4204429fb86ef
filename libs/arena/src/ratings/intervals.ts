/** Intervals, and what they say about order. */
import { normalCdf, normalQuantile } from './normal';

/** In nats. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The normal interval around each rating; `level` 0.95 means 95 %. */
export function normalIntervals(
  nats: readonly number[],
  standardErrors: readonly number[],
  level: number,
): readonly Interval[] {
  const width = normalQuantile((1 + level) / 2);
  return nats.map((rating, k) => ({
    lower: rating - width * standardErrors[k],
    upper: rating + width * standardErrors[k],
  }));
}

/** 1 + the number of competitors whose interval lies wholly above: overlapping intervals share a rank (Chiang et al. 2024). */
export function sharedRanks(intervals: readonly Interval[]): number[] {
  return intervals.map(({ upper }) => 1 + intervals.filter(({ lower }) => lower > upper).length);
}

/** The probability that competitor `a` is stronger than `b`, were the fit normal with this covariance. [competitors, competitors] */
export function probabilityBetter(
  { nats, covariance }: { readonly nats: readonly number[]; readonly covariance: Float64Array },
  a: number,
  b: number,
): number {
  return a === b
    ? 0.5
    : normalCdf((nats[a] - nats[b]) / Math.sqrt(varianceOfDifference(covariance, nats.length, a, b)));
}

/** In nats^2. */
export function varianceOfDifference(covariance: Float64Array, size: number, a: number, b: number): number {
  return covariance[a * size + a] + covariance[b * size + b] - 2 * covariance[a * size + b];
}
