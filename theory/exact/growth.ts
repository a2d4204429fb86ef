/**
 * Mutants in a culture that doubles from `start` individuals, none of them a mutant (Luria and Delbruck 1943): in each doubling every individual
 * stays, and as many are born, each of any parent alike; a child of no mutant is one with probability `rate`. The mean and the variance,
 * exactly: of m mutants among n the born ones are binomial, n of them at p = rate + (1 - rate) m / n.
 */
export function mutantsOfGrowth(start: number, doublings: number, rate: number): { mean: number; variance: number } {
  let [n, mean, square] = [start, 0, 0];
  for (let doubling = 0; doubling < doublings; doubling++) {
    const slope = (1 - rate) / n;
    const [chance, chanceSquare] = [rate + slope * mean, rate ** 2 + 2 * rate * slope * mean + slope ** 2 * square];
    const grown = square + 2 * n * (rate * mean + slope * square) + n ** 2 * chanceSquare; // of (m + n p)^2
    square = grown + n * (chance - chanceSquare);
    mean += n * chance;
    n *= 2;
  }
  return { mean, variance: square - mean ** 2 };
}
