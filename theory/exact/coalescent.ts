/** Genealogies of a sample in the Wright-Fisher model of `size` haploid copies, exactly: one generation back, lineages that draw one parent merge. */
import { binomialChances } from './binomial';

/** The chances that `lineages` draw 0 to `lineages` different parents (occupancy: each new draw hits a parent that was drawn, or not). */
export function differentParents(size: number, lineages: number): Float64Array {
  let chances = new Float64Array(lineages + 1);
  chances[0] = 1;
  for (let drawn = 0; drawn < lineages; drawn++) {
    chances = chances.map((chance, k) => (chance * k) / size + (k > 0 ? chances[k - 1] * (1 - (k - 1) / size) : 0));
  }
  return chances;
}

/** Mean generations back to the common ancestor of `sample` copies; Kingman's (1982) 2N (1 - 1/n) for n far below N. */
export function coalescenceTime(size: number, sample: number): number {
  const times = [0, 0];
  for (let lineages = 2; lineages <= sample; lineages++) {
    const chances = differentParents(size, lineages);
    let later = 0;
    for (let k = 1; k < lineages; k++) later += chances[k] * times[k];
    times.push((1 + later) / (1 - chances[lineages]));
  }
  return times[sample];
}

/** Mean number of lineages that `sample` copies leave, followed back so many generations. */
export function meanLineages(size: number, sample: number, generations: number): number {
  let chances: readonly number[] = Array.from({ length: sample + 1 }, (_, lineages) => Number(lineages === sample));
  for (let generation = 0; generation < generations; generation++) {
    const before = new Array<number>(sample + 1).fill(0);
    chances.forEach((chance, lineages) => {
      if (chance > 0) differentParents(size, lineages).forEach((own, k) => (before[k] += chance * own));
    });
    chances = before;
  }
  return chances.reduce((total, chance, lineages) => total + chance * lineages, 0);
}

/**
 * Mean number of alleles in `sample` copies where each birth is a new allele with probability `mutation`: going back, a lineage ends at its
 * mutation, the others merge. Ewens (1972) is the limit of large N: the sum of theta / (theta + i), theta = 2 N mutation.
 */
export function meanAlleles(size: number, mutation: number, sample: number): number {
  const means = [0];
  for (let lineages = 1; lineages <= sample; lineages++) {
    const unmutated = binomialChances(lineages, 1 - mutation);
    let rest = lineages * mutation;
    let stays = 0;
    for (let left = 1; left <= lineages; left++) {
      differentParents(size, left).forEach((chance, k) => {
        if (k === lineages) stays += unmutated[left] * chance;
        else rest += unmutated[left] * chance * means[k];
      });
    }
    means.push(rest / (1 - stays));
  }
  return means[sample];
}
