/**
 * A trait that is there where enough of some loci have an allele, each as much as any other, in an infinite population that mates at random with free recombination. Those
 * are parents who have the trait. A child gets what both parents have, and each other allele of one of them with chance 1/2; which loci have the allele is any of
 * them alike, given how many do.
 */
import { binomialChances } from './binomial';

/** Chances of 0 to `loci` alleles: at first each is there with chance `frequency`; `selects` tells who has children. */
export function allelesAfter(
  generations: number,
  loci: number,
  frequency: number,
  selects: (alleles: number) => boolean,
): Float64Array {
  let law = binomialChances(loci, frequency);
  for (let generation = 0; generation < generations; generation++) {
    const parents = law.map((chance, alleles) => (selects(alleles) ? chance : 0));
    const total = parents.reduce((sum, chance) => sum + chance, 0);
    law = childrenOf(parents.map((chance) => chance / total));
  }
  return law;
}

function childrenOf(parents: Float64Array): Float64Array {
  const loci = parents.length - 1;
  const children = new Float64Array(loci + 1);
  parents.forEach((one, ofOne) => {
    parents.forEach((other, ofOther) => {
      if (one * other === 0) return;
      for (let both = Math.max(0, ofOne + ofOther - loci); both <= Math.min(ofOne, ofOther); both++) {
        const overlap = (choose(ofOne, both) * choose(loci - ofOne, ofOther - both)) / choose(loci, ofOther);
        binomialChances(ofOne + ofOther - 2 * both, 1 / 2).forEach((chance, drawn) => {
          children[both + drawn] += one * other * overlap * chance;
        });
      }
    });
  });
  return children;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= k; at++) ways = (ways * (n - k + at)) / at;
  return ways;
}
