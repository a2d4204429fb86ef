/**
 * Point mutation. Each step is as likely as its reverse, so that under mutation alone every allele becomes equally
 * frequent and real genes uniform on their scale: mutation favours nothing.
 */
import { InvalidValueError, type Prng } from '#base';
import type { Loci } from './loci';
import type { RealLocus } from './search-space';
import { fromUnit, toUnit } from './unit-scale';

export interface MutationSettings {
  /** Probability that a gene mutates: that its allele is another one after it. */
  readonly rate: number;
  /** Standard deviation of a real gene's step, as a fraction of the range on the locus's scale. */
  readonly scale: number;
}

/** Mutates the genes of a row in place. */
export type Mutation = (genes: Float64Array, row: number, prng: Prng) => void;

/**
 * Each gene mutates independently. The number of genes up to the next that mutates is geometric, so that only those are drawn for that
 * mutate: P(gap >= k) = (1 - rate)^k (Devroye 1986, "Non-uniform random variate generation", X.2).
 */
export function mutation(loci: Loci, { rate, scale }: MutationSettings): Mutation {
  if (!(rate >= 0 && rate <= 1)) throw new InvalidValueError('rate', rate, 'a number from 0 to 1');
  const { count } = loci;
  if (rate === 0) return () => undefined;
  const perLog = 1 / Math.log1p(-rate); // -0 where every gene mutates: then every gap is 0
  return (genes, row, prng) => {
    const start = row * count;
    for (let at = gap(perLog, prng); at < count; at += 1 + gap(perLog, prng)) {
      genes[start + at] = mutateGene(loci, at, genes[start + at], scale, prng);
    }
  };
}

function gap(perLog: number, prng: Prng): number {
  return Math.floor(Math.log(1 - prng.uniform()) * perLog);
}

function mutateGene({ space, alleles, kinds }: Loci, at: number, gene: number, scale: number, prng: Prng): number {
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
  const step = prng.integer(2) === 0 ? -1 : 1;
  return (gene + step + alleles) % alleles;
}

/** A normal step on the locus's scale, reflected at the bounds. */
function normalStep(locus: RealLocus, gene: number, scale: number, prng: Prng): number {
  return fromUnit(locus, reflect(toUnit(locus, gene) + scale * prng.normal()));
}

/** Folds a real number into [0, 1], with mirrors at 0 and 1. */
function reflect(x: number): number {
  const folded = Math.abs(x) % 2;
  return folded > 1 ? 2 - folded : folded;
}
