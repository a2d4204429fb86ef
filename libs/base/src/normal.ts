/** The standard normal distribution. */

const density = (x: number): number => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);

/** P(Z <= x), to 1e-15 absolutely: 1/2 + density(x) (x + x^3/3 + x^5/15 + ...). Marsaglia 2004, J. Stat. Software 11(4). */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 8.5) return x > 0 ? 1 : 0;
  let term = x;
  let total = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(total); odd += 2) {
    term *= x ** 2 / odd;
    total += term;
  }
  return 0.5 + density(x) * total;
}

/** The x with P(Z <= x) = p, for p from 1e-9 to 1 - 1e-9. Newton's method from 0 never oversteps: a step that is no shorter is rounding. */
export function normalQuantile(p: number): number {
  let x = 0;
  let last = Infinity;
  for (;;) {
    const step = (p - normalCdf(x)) / density(x);
    if (!(Math.abs(step) < last)) return x;
    x += step;
    last = Math.abs(step);
  }
}
