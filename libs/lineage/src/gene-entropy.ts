/** Standing variation of a population: the Shannon entropy of the alleles at each locus. Selection lowers it, mutation raises it. */
import { entropyOfRealSample, entropyOfSample } from '#entropy';
import { type Genome, type SearchSpace, toUnit } from '#genome';

/** Equal bins of a real locus on its scale; its entropy is at most log2 of that, 3 bits. */
const REAL_BINS = 8;

/** Entropy by locus, in bits: 0 if all share one allele, log2(alleles) if all are as frequent. Throws a RangeError if nobody lives. */
export function populationGeneEntropy(
  genomes: readonly Genome[],
  space: SearchSpace,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    space.map((locus) => {
      const genes = genomes.map((genome) => genome[locus.name]);
      if (locus.kind !== 'real') return [locus.name, entropyOfSample(genes)];
      const places = genes.map((gene) => toUnit(locus, gene as number));
      return [locus.name, entropyOfRealSample(places, 0, 1, REAL_BINS)];
    }),
  );
}
