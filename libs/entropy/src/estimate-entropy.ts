/**
 * The entropy of what a sample is drawn from, in bits, from its counts. The entropy of the sample itself is too low: of 9 alleles alike,
 * 12 individuals have 2.60 bits on average for 3.17. Chao, Wang and Jost 2013 (Methods Ecol. Evol. 4:1091), n counts in all, f_k values
 * seen k times:
 *
 *   sum over values of (x / n) sum_{k = x}^{n - 1} 1 / k  +  (f_1 / n) sum_{k >= n} (1 - A)^(k - n + 1) / k
 *
 * The first part is without bias as far as a sample of n can tell, the second what was never seen, A being the mean chance of those seen once.
 */

/** 0 of a sample of one value, never below; it may lie above the logarithm of how many values there are. Throws a RangeError on an empty sample. */
export function estimateEntropyBits(counts: readonly number[]): number {
  const n = counts.reduce((total, count) => total + count, 0);
  if (n === 0) throw new RangeError('an empty sample has no entropy');
  const seen = counts.reduce((total, count) => total + (count / n) * harmonic(count, n), 0);
  const [once, twice] = [1, 2].map((times) => counts.filter((count) => count === times).length);
  const unseen = once > 0 ? (once / n) * tail(chanceOfSeenOnce(n, once, twice), n) : 0;
  return (seen + unseen) / Math.LN2;
}

/** A, by the Good-Turing frequency formula. */
function chanceOfSeenOnce(n: number, once: number, twice: number): number {
  return twice > 0 ? (2 * twice) / ((n - 1) * once + 2 * twice) : 2 / ((n - 1) * (once - 1) + 2);
}

/** sum_{k = 1}^{n - 1} 1 / k, at n. */
const harmonics: number[] = [0, 0];

/** sum_{k = from}^{to - 1} 1 / k */
function harmonic(from: number, to: number): number {
  for (let n = harmonics.length; n <= to; n++) harmonics.push(harmonics[n - 1] + 1 / (n - 1));
  return harmonics[to] - harmonics[from];
}

/**
 * sum_{k >= from} x^(k - from + 1) / k, with x = 1 - rest. Where the rest is small it converges slowly: it is then the sum from 1 on, -ln(rest), less its first terms. The
 * steps are of the order of `from` either way.
 */
function tail(rest: number, from: number): number {
  const x = 1 - rest;
  let total = 0;
  if (rest * from >= 1) {
    for (let k = from, power = x; power > 1e-12; k++, power *= x) total += power / k;
    return total;
  }
  for (let k = 1, power = x; k < from; k++, power *= x) total += power / k;
  return (-Math.log(rest) - total) * x ** (1 - from);
}
