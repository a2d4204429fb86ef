/**
 * Point mutation. Each step is as likely as its reverse, so that under mutation alone every allele becomes equally
 * frequent and real genes uniform on their scale: mutation favours nothing.
 */
import type { Prng } from '#base';
import type { Genome } from './genome';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus, RealLocus, SearchSpace } from './search-space';
import { fromUnit, toUnit } from './unit-scale';

export interface MutationSettings {
  /** Probability that a gene mutates: that its allele is another one after it. */
  readonly rate: number;
  /** Standard deviation of a real gene's step, as a fraction of the range on the locus's scale. */
  readonly scale: number;
}

/** A mutated copy of a genome of `space`; each gene mutates independently. */
export function mutate(genome: Genome, space: SearchSpace, { rate, scale }: MutationSettings, prng: Prng): Genome {
  return Object.fromEntries(
    space.map((locus) => {
      const gene = genome[locus.name];
      return [locus.name, prng.uniform() < rate ? mutateGene(locus, gene, scale, prng) : gene];
    }),
  );
}

function mutateGene(locus: Locus, gene: GeneValue, scale: number, prng: Prng): GeneValue {
  switch (locus.kind) {
    case 'categorical':
      return otherAllele(locus, gene, prng);
    case 'ordinal':
      return neighbour(locus, gene as number, prng);
    case 'real':
      return normalStep(locus, gene as number, scale, prng);
  }
}

/** Any other allele, each as likely; the same if there is no other. */
function otherAllele({ values }: CategoricalLocus, gene: GeneValue, prng: Prng): GeneValue {
  const others = values.filter((value) => value !== gene);
  return others.length > 0 ? prng.pick(others) : gene;
}

/**
 * The value one index up or down, beyond the end at the other end; the same if there is no other. Steps between neighbours alone, up and down
 * alike, cannot keep all alleles equally frequent unless some end where they began, and then fewer genes mutate than `rate` says.
 */
function neighbour({ values }: OrdinalLocus, gene: number, prng: Prng): number {
  const step = prng.integer(2) === 0 ? -1 : 1;
  return values[(values.indexOf(gene) + step + values.length) % values.length];
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
