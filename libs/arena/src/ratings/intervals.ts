import { studentQuantile } from '#base';
import { normalQuantile } from './normal';

/** In nats. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** More degrees of freedom make Student's t normal. */
const MANY_DEGREES = 1_000;

/** Standard errors from an estimate to the end of its interval; `level` 0.95 means 95 %. */
export function reachOf(level: number, degrees = Infinity): number {
  const probability = (1 + level) / 2;
  return degrees > MANY_DEGREES
    ? normalQuantile(probability)
    : studentQuantile(probability, Math.max(1, Math.round(degrees)));
}

/** Around each estimate. */
export function intervalsAround(
  estimates: readonly number[],
  standardErrors: readonly number[],
  reach: number,
): readonly Interval[] {
  return estimates.map((estimate, k) => ({
    lower: estimate - reach * standardErrors[k],
    upper: estimate + reach * standardErrors[k],
  }));
}
