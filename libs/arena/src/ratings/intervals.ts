import { normalCdf, normalQuantile, studentCdf, studentQuantile } from '#base';

/** In nats. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** More degrees of freedom make Student's t normal. */
const MANY_DEGREES = 1_000;

/** Whole degrees of freedom, which the distribution is computed of: at least one, and one where nothing says how many. */
export const wholeDegrees = (degrees: number): number => Math.max(1, Math.round(degrees) || 1);

/** Standard errors from an estimate to the end of its interval; `level` 0.95 means 95 %. */
export function reachOf(level: number, degrees = Infinity): number {
  const probability = (1 + level) / 2;
  return degrees > MANY_DEGREES ? normalQuantile(probability) : studentQuantile(probability, wholeDegrees(degrees));
}

/** The share of the distribution that `reachOf` goes by which lies below `reach` standard errors. */
export function shareBelow(reach: number, degrees = Infinity): number {
  return degrees > MANY_DEGREES ? normalCdf(reach) : studentCdf(reach, wholeDegrees(degrees));
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
