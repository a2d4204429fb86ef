/** The expectation of a function of the counts of `n` draws, over all counts that there can be. */
export function expectation(
  chances: readonly number[],
  n: number,
  value: (counts: readonly number[]) => number,
): number {
  let total = 0;
  const counts = chances.map(() => 0);
  const visit = (part: number, left: number, chance: number): void => {
    const isLast = part === chances.length - 1;
    let own = 1; // chance^count / count!
    for (let count = 0; count <= left; count++) {
      if (count > 0) own *= chances[part] / count;
      if (isLast && count < left) continue;
      counts[part] = count;
      if (isLast) total += chance * own * value(counts);
      else visit(part + 1, left - count, chance * own);
    }
  };
  visit(0, n, factorial(n));
  return total;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
