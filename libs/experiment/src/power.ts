/** What a paired t-test can find, told before an experiment: its power is that of the noncentral t distribution (Fisher 1931). */
import { normalCdf, studentQuantile } from '#base';

const PANELS = 400;

/** Probability that a two-sided paired t-test at `alpha` finds a mean difference of `effect` standard deviations of the difference, of `pairs` pairs. */
export function powerOf(effect: number, pairs: number, alpha: number): number {
  const degrees = pairs - 1;
  const critical = studentQuantile(1 - alpha / 2, degrees);
  const shift = effect * Math.sqrt(pairs);
  // given the estimated over the true standard deviation, the mean is normal
  return averageOverDeviations(
    degrees,
    (ratio) => normalCdf(shift - critical * ratio) + normalCdf(-shift - critical * ratio),
  );
}

/** The smallest difference, in standard deviations of the difference, that is found with probability `power`; by bisection. Null below two pairs. */
export function detectableEffect(pairs: number, alpha: number, power: number): number | null {
  if (pairs < 2) return null;
  let [low, high] = [0, 1];
  while (powerOf(high, pairs, alpha) < power) high *= 2;
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (powerOf(middle, pairs, alpha) < power) low = middle;
    else high = middle;
  }
  return high;
}

/** The mean of `value` over s = sqrt(chi-square / degrees), whose density is in proportion to s^(degrees - 1) exp(-degrees s^2 / 2); Simpson's rule. */
function averageOverDeviations(degrees: number, value: (ratio: number) => number): number {
  const width = 9 / Math.sqrt(2 * degrees);
  const from = Math.max(0, 1 - width);
  const step = (1 + width - from) / PANELS;
  let [total, weights] = [0, 0];
  for (let at = 0; at <= PANELS; at++) {
    const ratio = from + at * step;
    const logDensity = (degrees === 1 ? 0 : (degrees - 1) * Math.log(ratio)) + (degrees * (1 - ratio ** 2)) / 2;
    const weight = Math.exp(logDensity) * (at === 0 || at === PANELS ? 1 : at % 2 === 1 ? 4 : 2);
    total += weight * value(ratio);
    weights += weight;
  }
  return total / weights;
}
