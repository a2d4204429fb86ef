/** The tests that checks use. Each states the bias that it would catch. */
import { chiSquareDeviate, kolmogorovSmirnov, mean, normalCdf, standardError } from '#base';
import { MARGIN, type Outcome, powerOf, REACH } from './check';

/** The mean of independent values against its expectation, which may be off by `tolerance`. */
export function meanAgainst(values: readonly number[], expected: number, tolerance = 0): Outcome {
  const degrees = values.length - 1;
  return estimateAgainst(mean(values), standardError(values), values.length, expected, { tolerance, degrees });
}

/** An estimate whose standard error is known, or has so many degrees of freedom. */
export function estimateAgainst(
  statistic: number,
  standardError: number,
  replicates: number,
  expected: number,
  { tolerance = 0, degrees = Infinity } = {},
): Outcome {
  const power = powerOf({ standardError, degrees, tolerance, expected });
  return { statistic, expected, standardError, degrees, tolerance, replicates, power, kind: 'estimate' };
}

/** The ratio of the means of paired values: its error is that of the delta method. */
export function ratioAgainst(pairs: readonly (readonly [below: number, above: number])[], expected: number): Outcome {
  const [below, above] = [mean(pairs.map(([value]) => value)), mean(pairs.map(([, value]) => value))];
  const ratio = above / below;
  const residuals = pairs.map(([value, other]) => other - ratio * value);
  const error = Math.sqrt(mean(residuals.map((each) => each ** 2)) / residuals.length) / Math.abs(below);
  return estimateAgainst(ratio, error, pairs.length, expected, { degrees: pairs.length - 1 });
}

/** A frequency against a probability: its error is the probability's own, binomial. */
export function frequencyAgainst(hits: number, trials: number, probability: number): Outcome {
  const error = Math.sqrt((probability * (1 - probability)) / trials);
  return estimateAgainst(hits / trials, error, trials, probability);
}

/**
 * Pearson's chi-square of counts, as a standard normal deviate (Wilson and Hilferty 1931); `degrees` of freedom, one less than cells unless
 * several totals were given. The power is that of an excess in one cell of mean size.
 */
export function countsAgainst(
  observed: readonly number[],
  expected: readonly number[],
  degrees = observed.length - 1,
): Outcome {
  const spread = Math.sqrt(2 / (9 * degrees));
  // the chi-square whose deviate is as far out as asked for, less the degrees, is what the excess must add
  const excess = degrees * (1 - spread ** 2 + (REACH + MARGIN) * spread) ** 3 - degrees;
  const replicates = observed.reduce((total, count) => total + count, 0);
  const power = Math.sqrt(excess / mean(expected));
  return {
    statistic: chiSquareDeviate(observed, expected, degrees),
    expected: 0,
    standardError: 1,
    degrees: Infinity,
    tolerance: 0,
    replicates,
    power,
    kind: 'deviate',
  };
}

/** Equal expected counts. */
export function countsAlike(observed: readonly number[]): Outcome {
  const expected = mean(observed);
  return countsAgainst(
    observed,
    observed.map(() => expected),
  );
}

/**
 * Kolmogorov and Smirnov's distance of a sample from a distribution function, as a standard normal deviate of its probability. The power is
 * that of a density which is higher by that share in one half of the sample, and lower in the other.
 */
export function sampleAgainst(sample: readonly number[], cdf: (value: number) => number): Outcome {
  const distance = kolmogorovSmirnov(sample, cdf);
  const farthest = Math.sqrt(-Math.log(normalTail(REACH) / 2) / 2); // where the tail 2 exp(-2 x^2) is that of REACH
  return {
    statistic: deviateOf(kolmogorovTail(distance)),
    expected: 0,
    standardError: 1,
    degrees: Infinity,
    tolerance: 0,
    replicates: sample.length,
    power: (2 * (farthest + MARGIN / 2)) / Math.sqrt(sample.length),
    kind: 'deviate',
  };
}

/** An equation that holds but for rounding: the residual against 0, in the unit of a term of size 1. */
export function identity(residual: number, tolerance: number, replicates: number): Outcome {
  const [power, degrees] = [2 * tolerance, Infinity];
  return {
    statistic: residual,
    expected: 0,
    standardError: 0,
    degrees,
    tolerance,
    replicates,
    power,
    kind: 'identity',
  };
}

/** P(sqrt(n) D > x) (Kolmogorov 1933); the second series converges where the first does not. */
export function kolmogorovTail(x: number): number {
  let total = 0;
  if (x < 1) {
    for (let k = 1; k <= 20; k++) total += Math.exp(-(((2 * k - 1) * Math.PI) ** 2) / (8 * x ** 2));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * total;
  }
  for (let k = 1; k <= 20; k++) total += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * (k * x) ** 2);
  return total;
}

function normalTail(x: number): number {
  return Math.exp(-(x ** 2) / 2) / (x * Math.sqrt(2 * Math.PI)); // from above, to 6 % at 4
}

/** The normal deviate whose upper tail is `probability`, by bisection; 6 and -6 are the ends. */
function deviateOf(probability: number): number {
  let [low, high] = [-6, 6];
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (normalCdf(-middle) > probability) low = middle;
    else high = middle;
  }
  return low;
}
