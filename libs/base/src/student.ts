/** Student's t distribution (Student 1908). */

/** P(T <= t) of whole degrees of freedom, by the finite series of Abramowitz and Stegun (1964), 26.7.3 and 26.7.4. */
export function studentCdf(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let [term, series] = [isOdd ? cosine : 1, 0];
  for (let power = isOdd ? 1 : 0; power < degrees - 1; power += 2) {
    series += term;
    term *= (cosine * cosine * (power + 1)) / (power + 2);
  }
  const within = isOdd ? (2 / Math.PI) * (angle + sine * series) : sine * series; // P(-t < T < t), of the sign of t
  return (1 + within) / 2;
}

/** The t that a share `probability`, from 1/2 to below 1, of the distribution is below, by bisection; of one degree of freedom and more. */
export function studentQuantile(probability: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (high < 1e12 && studentCdf(high, degrees) < probability) high *= 2;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return low;
}
