/** ln n!, of whole numbers from 0. */
const logFactorials: number[] = [0];
function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push(logFactorials[k - 1] + Math.log(k));
  return logFactorials[n];
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** The mean of a function of how many of `draws` individuals are among the `marked` ones, out of `total`, where all draws are alike likely. */
export function hypergeometricMean(
  total: number,
  marked: number,
  draws: number,
  valueOf: (k: number) => number,
): number {
  const all = logChoose(total, draws);
  let mean = 0;
  for (let k = Math.max(0, draws + marked - total); k <= Math.min(draws, marked); k++) {
    mean += Math.exp(logChoose(marked, k) + logChoose(total - marked, draws - k) - all) * valueOf(k);
  }
  return mean;
}
