/** Linkage of genes on a chromosome, where the giver changes at each interval with a chance of its own. */

/** Share of children whose genes at both ends of so many intervals are of different parents: an odd number of changes (Haldane 1919, J. Genet. 8:299). */
export function recombinants(rate: number, intervals: number): number {
  return (1 - (1 - 2 * rate) ** intervals) / 2;
}

/**
 * The mean over all pairs of breaks, each alike, of a value of the intervals between two genes that are open in a heterozygote of the inversion: all but those within
 * it and at its ends. Where fewer than two genes are turned round, all are open.
 */
export function meanOverInversions(
  genes: number,
  first: number,
  last: number,
  valueOf: (open: number) => number,
): number {
  let sum = 0;
  for (let one = 0; one <= genes; one++) {
    for (let other = 0; other <= genes; other++) {
      const [from, end] = [Math.min(one, other), Math.max(one, other)];
      let open = 0;
      for (let left = first; left < last; left++) open += Number(end - from < 2 || left + 1 < from || left >= end);
      sum += valueOf(open);
    }
  }
  return sum / (genes + 1) ** 2;
}
