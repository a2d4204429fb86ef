import type { Prng } from '#base';
import { drawGenes } from '#genome';
import type { Births } from './births';
import type { Environment } from './operators';

/**
 * Random genes for founders at some slots, which are in the order of their demes. Alleles of the stratified locus follow a shuffled
 * cycle in each deme, so that a small one starts with variety while each founder alone is uniform over the space.
 */
export function drawFounders(
  { loci, stratifiedLocus, founderGenes = [] }: Environment,
  { genes, deme }: Births,
  slots: Int32Array,
  strata: Prng,
  variation: Prng,
): void {
  const alleles = stratifiedLocus < 0 ? 0 : loci.alleles[stratifiedLocus];
  const inOrder = Array.from({ length: alleles }, (_, allele) => allele);
  let [start, cycle] = [0, inOrder];
  slots.forEach((slot, at) => {
    drawGenes(loci, genes, slot, variation.seek(slot));
    if (at === 0 || deme[slot] !== deme[slots[at - 1]]) [start, cycle] = [at, strata.seek(deme[slot]).shuffle(inOrder)];
    for (const [locus, gene] of founderGenes) genes[slot * loci.count + locus] = gene;
    if (alleles > 0) genes[slot * loci.count + stratifiedLocus] = cycle[(at - start) % alleles];
  });
}
