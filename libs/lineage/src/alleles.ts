/** Alleles, as they are counted: real loci in bins. */
import { binsOf } from '#entropy';
import { type Genome, type Locus, toUnit } from '#genome';

/** Equal bins of a real locus on its scale; its entropy is at most log2 of that, 3 bits. */
const REAL_BINS = 8;

/** Alleles that a locus can have; bins of a real one. */
export function variants(locus: Locus): number {
  if (locus.kind !== 'real') return locus.values.length;
  return locus.low === locus.high ? 1 : REAL_BINS;
}

/** The allele of each; of a real locus its bin. */
export function allelesIn(
  population: readonly { readonly genome: Genome }[],
  locus: Locus,
): readonly (string | number)[] {
  const genes = population.map(({ genome }) => genome[locus.name]);
  if (locus.kind !== 'real') return genes;
  const units = genes.map((gene) => toUnit(locus, gene as number));
  return binsOf(units, 0, 1, REAL_BINS);
}
