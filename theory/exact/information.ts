/** Information of binding sites, by enumeration: the entropy of each composition of n bases, times its multinomial chance. */

/** E[H] in bits of n draws from four bases alike. */
export function expectedEntropy(n: number): number {
  let bits = 0;
  for (let a = 0; a <= n; a++) {
    for (let c = 0; a + c <= n; c++) {
      for (let g = 0; a + c + g <= n; g++) {
        const counts = [a, c, g, n - a - c - g];
        const logOfChance =
          logFactorial(n) - counts.reduce((sum, count) => sum + logFactorial(count), 0) - n * Math.log(4);
        bits += Math.exp(logOfChance) * entropyOf(counts);
      }
    }
  }
  return bits;
}

/** In bits: log2 n - (sum of k log2 k) / n. */
export function entropyOf(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return (Math.log(n) - counts.reduce((sum, k) => sum + (k > 0 ? k * Math.log(k) : 0), 0) / n) / Math.LN2;
}

const logs = [0];
function logFactorial(n: number): number {
  for (let k = logs.length; k <= n; k++) logs.push(logs[k - 1] + Math.log(k));
  return logs[n];
}
