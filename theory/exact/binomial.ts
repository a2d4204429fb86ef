/** The probabilities of 0 to `trials` successes, from logarithms of factorials. */
export function binomialChances(trials: number, success: number): Float64Array {
  const chances = new Float64Array(trials + 1);
  if (success === 0 || success === 1) {
    chances[success * trials] = 1;
    return chances;
  }
  const [log, logOther] = [Math.log(success), Math.log1p(-success)];
  let logChoose = 0;
  for (let k = 0; k <= trials; k++) {
    if (k > 0) logChoose += Math.log((trials - k + 1) / k);
    chances[k] = Math.exp(logChoose + k * log + (trials - k) * logOther);
  }
  return chances;
}
