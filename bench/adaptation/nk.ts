/**
 * NK landscapes (Kauffman and Levin 1987, "Towards a general theory of adaptive walks on rugged landscapes"): the fitness of N binary loci is the
 * mean of their contributions, each of which is a number that was drawn from [0, 1) for every combination of the locus and the K after it, in a ring.
 */
import type { Prng } from '#base';

export type Landscape = (genes: ArrayLike<number>, start: number) => number;

/** `genes` has 0 or 1 at `start` to `start + loci - 1`. */
export function nkLandscape(loci: number, neighbours: number, prng: Prng): Landscape {
  const combinations = 2 ** (neighbours + 1);
  const contributions = Float64Array.from({ length: loci * combinations }, () => prng.uniform());
  return (genes, start) => {
    let total = 0;
    for (let locus = 0; locus < loci; locus++) {
      let combination = 0;
      for (let next = 0; next <= neighbours; next++) {
        combination = 2 * combination + genes[start + ((locus + next) % loci)];
      }
      total += contributions[locus * combinations + combination];
    }
    return total / loci;
  };
}
