import type { Prng } from '#base';
import type { Genome } from './genome';
import { compileLoci, genomeIn, type Loci } from './loci';
import type { RealLocus, SearchSpace } from './search-space';
import { fromUnit } from './unit-scale';

/** Draws the genes of a row uniformly from the search space: every allele alike, real genes uniform on their scale. */
export function drawGenes({ space, count, alleles }: Loci, genes: Float64Array, row: number, prng: Prng): void {
  for (let at = 0; at < count; at++) {
    genes[row * count + at] =
      alleles[at] > 0 ? prng.integer(alleles[at]) : fromUnit(space[at] as RealLocus, prng.uniform());
  }
}

/** A genome drawn likewise. */
export function randomGenome(space: SearchSpace, prng: Prng): Genome {
  const loci = compileLoci(space);
  const genes = new Float64Array(loci.count);
  drawGenes(loci, genes, 0, prng);
  return genomeIn(loci, genes, 0);
}
