import { mean } from '#base';
import type { Genome } from './genome';
import type { GeneValue, Locus, SearchSpace } from './search-space';
import { toUnit } from './unit-scale';

/**
 * Distance of two genomes of `space`, from 0 (equal) to 1 (Gower 1971): the mean over loci of 0 or 1 for unordered
 * alleles, of the difference in rank over the largest possible for ordered ones, and on the locus's scale for real ones.
 */
export function geneticDistance(a: Genome, b: Genome, space: SearchSpace): number {
  return mean(space.map((locus) => geneDistance(locus, a[locus.name], b[locus.name])));
}

function geneDistance(locus: Locus, a: GeneValue, b: GeneValue): number {
  if (a === b) return 0;
  switch (locus.kind) {
    case 'categorical':
      return 1;
    case 'ordinal':
      return (
        Math.abs(locus.values.indexOf(a as number) - locus.values.indexOf(b as number)) / (locus.values.length - 1)
      );
    case 'real':
      return Math.abs(toUnit(locus, a as number) - toUnit(locus, b as number));
  }
}
