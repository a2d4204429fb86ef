/** Small statistics shared by the domain. */

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** The unbiased sample variance (divisor n - 1); NaN of fewer than two values. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** The standard error of the mean, sqrt(variance / n); NaN of fewer than two values. */
export function standardError(values: readonly number[]): number {
  return Math.sqrt(variance(values) / values.length);
}
