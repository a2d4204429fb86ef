/** The standard normal distribution: order statistics by numerical integration. */
import { normalCdf, normalQuantile } from '#base';

const REACH = 9;
const STEPS = 20_000;

/** The mean of the largest of `count` standard normal numbers, the integral of x count phi(x) Phi(x)^(count - 1). */
export function meanOfLargest(count: number): number {
  return integrate((x) => x * count * normalDensity(x) * normalCdf(x) ** (count - 1));
}

/** The mean of what is above the upper `share` of the distribution, phi(z) / share. */
export function meanOfUpper(share: number): number {
  return share === 1 ? 0 : normalDensity(normalQuantile(1 - share)) / share;
}

function normalDensity(x: number): number {
  return Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
}

/** The trapezoidal rule, which is exact to rounding for smooth integrands that vanish at both ends. */
function integrate(integrand: (x: number) => number): number {
  const width = (2 * REACH) / STEPS;
  let total = 0;
  for (let step = 1; step < STEPS; step++) total += integrand(-REACH + step * width);
  return total * width;
}
