/**
 * Point mutation. Each step is as likely as its reverse, so that under mutation alone every allele becomes equally
 * frequent and real genes uniform on their scale: mutation favours nothing.
 */
import type { Prng } from '#base';
import type { Genome } from './genome';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus, RealLocus, SearchSpace } from './search-space';
import { fromUnit, toUnit } from './unit-scale';

export interface MutationSettings {
  /** Probability that a gene mutates. */
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

/** One place up or down. A step over the end stays: turning it back would make the end alleles half as frequent. */
function neighbour({ values }: OrdinalLocus, gene: number, prng: Prng): number {
  const step = prng.integer(2) === 0 ? -1 : 1;
  return values[values.indexOf(gene) + step] ?? gene;
}

/** A normal step on the locus's scale, reflected at the bounds. */
function normalStep(locus: RealLocus, gene: number, scale: number, prng: Prng): number {
  return fromUnit(locus, reflect(toUnit(locus, gene) + scale * prng.normal()));
}

/** Folds a real number into [0, 1], with mirrors at 0 and 1. */
function reflect(place: number): number {
  const folded = Math.abs(place) % 2;
  return folded > 1 ? 2 - folded : folded;
}
