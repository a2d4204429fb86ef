/** The kernel's view of a population: columns over individuals, who are ordered by (generation, slot) of birth. */
import type { Births } from './births';

/** What an objective may be made of. */
export type MeasureName =
  | 'fitness' // maximised as it is: a landscape of theory
  | 'validationNats'
  | 'prequentialNats'
  | 'blockNats' // a column a block of the evaluation
  | 'rating'
  | 'ratingStandardError'
  | 'ratingOwnError'
  | 'ratingDegreesOfFreedom'
  | 'raters' // a column a rater
  | 'parameters'
  | 'predictionEntropyBits';

/** Columns over individuals, in the units of the measurement; NaN where there is none. */
export type Measures = Readonly<Partial<Record<MeasureName, readonly Float64Array[]>>>;

export interface Population {
  readonly size: number;
  /** Of a categorical or ordinal locus the index of the allele, of a real one the value. [size, loci] */
  readonly genes: Float64Array;
  readonly deme: Int32Array;
  /** Generation of birth. */
  readonly born: Int32Array;
  /** Among the newborns of that generation. */
  readonly slot: Int32Array;
  readonly measures: Measures;
}

/** Who lives after a step, before anything is measured: survivors, then newborns. */
export function nextPopulation(
  { genes, deme, born, slot }: Population,
  { births, survivors }: { readonly births: Births; readonly survivors: Int32Array },
  generation: number,
): Population {
  const loci = births.loci;
  const size = survivors.length + births.count;
  const next = {
    genes: new Float64Array(size * loci),
    deme: new Int32Array(size),
    born: new Int32Array(size),
    slot: new Int32Array(size),
  };
  survivors.forEach((index, row) => {
    next.genes.set(genes.subarray(index * loci, (index + 1) * loci), row * loci);
    next.deme[row] = deme[index];
    next.born[row] = born[index];
    next.slot[row] = slot[index];
  });
  next.genes.set(births.genes, survivors.length * loci);
  next.deme.set(births.deme, survivors.length);
  next.born.fill(generation, survivors.length);
  for (let slot = 0; slot < births.count; slot++) next.slot[survivors.length + slot] = slot;
  return { ...next, size, measures: {} };
}
