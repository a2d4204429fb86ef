/** Means, with Student's intervals (Student 1908). */
import { mean, standardError, variance } from './statistics';
import { studentQuantile } from './student';

export interface Estimate {
  readonly mean: number;
  /** Sample standard deviation; null of one value. */
  readonly deviation: number | null;
  /** Null of one value, and of values that are all equal, of which nothing tells how far others would be. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** The mean of at least one value, with the interval that holds the true one in a share `level` of repetitions, were the values normal. */
export function estimateOf(values: readonly number[], level: number): Estimate {
  const centre = mean(values);
  if (values.length < 2) return { mean: centre, deviation: null, interval: null };
  if (areEqual(values)) return { mean: centre, deviation: 0, interval: null };
  const reach = studentQuantile((1 + level) / 2, values.length - 1) * standardError(values);
  return {
    mean: centre,
    deviation: Math.sqrt(variance(values)),
    interval: [centre - reach, centre + reach],
  };
}

/** But for rounding: differences of numbers that are as far apart may differ in their last digits. */
function areEqual(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most - least <= 1e-12 * Math.max(1, Math.abs(least), Math.abs(most)); // 1: of what is 0 but for rounding
}
