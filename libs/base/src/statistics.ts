/** Small statistics shared by the domain. */

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Of the values before each, and of all: [0, first, first + second, ...]. */
export function runningSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums[sums.length - 1] + value);
  return sums;
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

/** The middle value, or the mean of the middle two; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median distance from the median, unscaled; NaN of nothing. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const centre = median(values);
  return median(values.map((value) => Math.abs(value - centre)));
}

/** Values less their mean, in sample standard deviations; all 0 where they do not differ. */
export function standardise(values: readonly number[]): number[] {
  if (values.every((value) => value === values[0])) return values.map(() => 0);
  const centre = mean(values);
  const deviation = Math.sqrt(variance(values));
  return values.map((value) => (value - centre) / deviation);
}

/** Pearson's correlation; NaN of fewer than two pairs, or where one side does not vary. Throws a RangeError on unequal lengths. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  if (xs.length !== ys.length) throw new RangeError(`${xs.length} and ${ys.length} values cannot be paired`);
  const [x, y] = [standardise(xs), standardise(ys)];
  if (!x.some((z) => z !== 0) || !y.some((z) => z !== 0)) return NaN;
  return sum(x.map((z, k) => z * y[k])) / (xs.length - 1);
}

/** Ranks from 1 for the lowest; equal values share the mean of theirs. */
export function midranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

/** Spearman's rank correlation (1904), the correlation of midranks; NaN and throws as that does. */
export function spearman(xs: readonly number[], ys: readonly number[]): number {
  return correlation(midranks(xs), midranks(ys));
}
