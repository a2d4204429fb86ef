/** Tests of fit, for the claim that an operator or a generator is unbiased. */
import { sum } from './statistics';

/**
 * Pearson's chi-square of counts against expected counts, as a standard normal deviate (Wilson and Hilferty 1931). Degrees of freedom are
 * one fewer than cells, unless more totals than one were given. Above 3.72 the counts would arise by chance once in 10,000 trials.
 */
export function chiSquareDeviate(
  observed: readonly number[],
  expected: readonly number[],
  degrees = observed.length - 1,
): number {
  const statistic = sum(observed.map((count, cell) => (count - expected[cell]) ** 2 / expected[cell]));
  const spread = 2 / (9 * degrees);
  return (Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread);
}

/**
 * The same against equal expected counts.
 * @internal for tests
 */
export function uniformityDeviate(observed: readonly number[]): number {
  const expected = sum(observed) / observed.length;
  return chiSquareDeviate(
    observed,
    observed.map(() => expected),
  );
}

/**
 * Kolmogorov's sqrt(n) D, D being the largest distance between a sample's distribution function and `cdf`. Above 2.23
 * it would arise by chance once in 10,000 trials (asymptotic tail 2 exp(-2 x^2)).
 */
export function kolmogorovSmirnov(sample: readonly number[], cdf: (value: number) => number): number {
  const count = sample.length;
  const distances = [...sample]
    .sort((a, b) => a - b)
    .map((value, rank) => Math.max((rank + 1) / count - cdf(value), cdf(value) - rank / count));
  return Math.sqrt(count) * distances.reduce((largest, distance) => Math.max(largest, distance), 0);
}
