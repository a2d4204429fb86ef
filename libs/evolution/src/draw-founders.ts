import type { Prng } from '#base';
import { drawGenes } from '#genome';
import type { Births } from './births';
import type { Environment } from './operators';

/** Of one founder at most: where none of them fits, the last stays. */
export const FOUNDER_DRAWS = 100;

/**
 * Random genes for founders at some slots, which are in the order of their demes. Alleles of the stratified locus follow a shuffled
 * cycle in each deme, so that a small one starts with variety while each founder alone is uniform over the space. One that does not fit is
 * drawn again, from the stream of that attempt, its stratum kept: founders are uniform over what fits of their stratum.
 */
export function drawFounders(
  { loci, founderSpace, stratifiedLocus, strata: allowed, founderGenes = [], fits = () => true }: Environment,
  { genes, deme }: Pick<Births, 'genes' | 'deme'>,
  slots: Int32Array,
  strata: Prng,
  variation: (attempt: number) => Prng,
): void {
  const drawn = founderSpace?.loci ?? loci;
  const all = Array.from({ length: stratifiedLocus < 0 ? 0 : drawn.alleles[stratifiedLocus] }, (_, allele) => allele);
  let [start, cycle] = [0, all];
  slots.forEach((slot, at) => {
    if (at === 0 || deme[slot] !== deme[slots[at - 1]]) {
      [start, cycle] = [at, strata.seek(deme[slot]).shuffle(allowed?.(deme[slot]) ?? all)];
    }
    for (let attempt = 0; attempt < FOUNDER_DRAWS; attempt++) {
      const row = genes.subarray(slot * loci.count, (slot + 1) * loci.count);
      drawGenes(drawn, row, 0, variation(attempt).seek(slot));
      if (cycle.length > 0) row[stratifiedLocus] = cycle[(at - start) % cycle.length];
      founderSpace?.alleles.forEach((alleles, locus) => {
        if (alleles.length > 0) row[locus] = alleles[row[locus]];
      });
      for (const [locus, gene] of founderGenes) row[locus] = gene;
      if (fits(genes, slot, deme[slot])) break;
    }
  });
}
