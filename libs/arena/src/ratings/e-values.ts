/**
 * Evidence in e-values: a nonnegative number whose mean is at most 1 under the null hypothesis, so that one of 20 or more
 * comes up at most once in 20 times; unlike p-values they may be looked at after every vote (Ramdas et al. 2023).
 */

/** log of the mean of exp(values). */
export function logMeanExp(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (largest === -Infinity) return -Infinity;
  return largest + Math.log(values.reduce((total, value) => total + Math.exp(value - largest), 0) / values.length);
}

/**
 * e-BH (Wang and Ramdas 2022, J. R. Stat. Soc. B 84:822): the hypotheses to reject so that among them at most a share `alpha`
 * is true on average, however the e-values depend on each other. The k largest are rejected, k being the largest with k-th
 * e-value >= count / (alpha k). Takes natural logarithms; returns indices in order.
 */
export function eBenjaminiHochberg(logEValues: readonly number[], alpha: number): number[] {
  const count = logEValues.length;
  const order = [...logEValues.keys()].sort((a, b) => logEValues[b] - logEValues[a]);
  let rejected = 0;
  order.forEach((index, rank) => {
    if (logEValues[index] >= Math.log(count / (alpha * (rank + 1)))) rejected = rank + 1;
  });
  return order.slice(0, rejected).sort((a, b) => a - b);
}
