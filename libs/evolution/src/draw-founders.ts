import type { Prng } from '#base';
import { drawGenes } from '#genome';
import type { Environment } from './operators';

/**
 * Random genes for the founders of a deme, in the rows from `start` to before `end`. Alleles of the stratified locus follow a shuffled
 * cycle, so that a small deme starts with variety while each founder alone is uniform over the space.
 */
export function drawFounders(
  { loci, stratifiedLocus }: Environment,
  genes: Float64Array,
  start: number,
  end: number,
  strata: Prng,
  variation: Prng,
): void {
  const alleles = stratifiedLocus < 0 ? 0 : loci.alleles[stratifiedLocus];
  const cycle = strata.shuffle(Array.from({ length: alleles }, (_, allele) => allele));
  for (let row = start; row < end; row++) {
    drawGenes(loci, genes, row, variation.seek(row));
    if (alleles > 0) genes[row * loci.count + stratifiedLocus] = cycle[(row - start) % alleles];
  }
}
