/** What mutation makes of one gene. Each step is as likely as its reverse. */
import type { Prng } from '#base';
import type { Loci } from './loci';
import type { RealLocus } from './search-space';
import { fromUnit, toUnit } from './unit-scale';

/** Another allele of a categorical locus, a neighbour of an ordinal one, a normal step of a real one. */
export function mutateGene(
  { space, alleles, kinds }: Loci,
  at: number,
  gene: number,
  scale: number,
  prng: Prng,
): number {
  switch (kinds[at]) {
    case 'categorical':
      return otherAllele(gene, alleles[at], prng);
    case 'ordinal':
      return neighbour(gene, alleles[at], prng);
    case 'real':
      return normalStep(space[at] as RealLocus, gene, scale, prng);
  }
}

/** Any other allele, each as likely; the same if there is no other. */
function otherAllele(gene: number, alleles: number, prng: Prng): number {
  if (alleles === 1) return gene;
  const other = prng.integer(alleles - 1);
  return other < gene ? other : other + 1;
}

/**
 * The allele one index up or down, beyond the end at the other end; the same if there is no other. Steps between neighbours alone, up and down
 * alike, cannot keep all alleles equally frequent unless some end where they began, and then fewer genes mutate than `rate` says.
 */
function neighbour(gene: number, alleles: number, prng: Prng): number {
  const next = gene + (prng.integer(2) === 0 ? -1 : 1);
  if (next < 0) return alleles - 1;
  return next < alleles ? next : 0; // a remainder of real numbers takes several times as long
}

/** A normal step on the locus's scale, reflected at the bounds; `scale` is a fraction of the range. */
export function normalStep(locus: RealLocus, gene: number, scale: number, prng: Prng): number {
  return reflectedStep(locus, gene, scale * prng.normal());
}

/** A step on the locus's scale, reflected at the bounds; `step` is a fraction of the range. */
export function reflectedStep(locus: RealLocus, gene: number, step: number): number {
  return fromUnit(locus, reflect(toUnit(locus, gene) + step));
}

/** Folds a real number into [0, 1], with mirrors at 0 and 1. */
function reflect(x: number): number {
  const folded = Math.abs(x) % 2;
  return folded > 1 ? 2 - folded : folded;
}
