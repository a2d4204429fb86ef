/** The kernel's view of a population: columns over individuals, who are ordered by (generation, slot) of birth. */

/** What an objective may be made of. */
export type MeasureName =
  | 'fitness' // maximised as it is: a landscape of theory
  | 'validationNats'
  | 'prequentialNats'
  | 'goalNats' // validation by the text of each deme, a column a deme
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
  /** Index of the family of architecture of each; all of one if left out. */
  readonly family?: Int32Array;
  /** Number of the species of each; -1: of none. All of none if left out. */
  readonly species?: Int32Array;
  readonly measures: Measures;
}

/** Survivors in the first rows, then rows for `births` newborns, whose genes and demes are to come. Nothing of them is measured. */
export function nextPopulation(
  { genes, deme, born, slot }: Population,
  survivors: Int32Array,
  births: number,
  loci: number,
  generation: number,
): Population {
  const size = survivors.length + births;
  const next = {
    genes: new Float64Array(size * loci),
    deme: new Int32Array(size),
    born: new Int32Array(size).fill(generation),
    slot: new Int32Array(size),
  };
  survivors.forEach((index, row) => {
    next.genes.set(genes.subarray(index * loci, (index + 1) * loci), row * loci);
    next.deme[row] = deme[index];
    next.born[row] = born[index];
    next.slot[row] = slot[index];
  });
  for (let newborn = 0; newborn < births; newborn++) next.slot[survivors.length + newborn] = newborn;
  return { ...next, size, measures: {} };
}
