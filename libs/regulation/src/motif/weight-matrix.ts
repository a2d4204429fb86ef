/**
 * How well a factor binds a stretch of DNA: the sum over positions of log2(p / q), p being a base's frequency in sites and q in the background
 * (Stormo 2000, Bioinformatics 16:16). In bits; 2 to that power is how much more often the stretch is seen in sites than elsewhere.
 */
import type { Dna } from '../dna';
import { type Column, type CountMatrix, isOfFrequencies, total } from './count-matrix';

/** Weights of A, C, G and T in bits, by position; one after the other. [positions x 4] */
export type WeightMatrix = Float64Array;

/** As many sites frequencies count for where their number is not known: as in the MEME suite. */
const UNKNOWN = 20;

export const ALIKE: Column = [0.25, 0.25, 0.25, 0.25];

/**
 * `pseudocount` sites with the bases of the background are added to each column, so that a base never seen has a weight too. Throws a
 * RangeError where none is added and one was never seen.
 */
export function weightsOf(matrix: CountMatrix, pseudocount = 1, background: Column = ALIKE): WeightMatrix {
  const { columns } = matrix;
  const times = isOfFrequencies(matrix) ? UNKNOWN : 1;
  const weights = new Float64Array(4 * columns.length);
  columns.forEach((column, position) => {
    const sites = times * total(column) + pseudocount;
    column.forEach((count, base) => {
      const frequency = (times * count + pseudocount * background[base]) / sites;
      if (!(frequency > 0))
        throw new RangeError(`position ${position} never has base ${base}: a pseudocount is needed`);
      weights[4 * position + base] = Math.log2(frequency / background[base]);
    });
  });
  return weights;
}

/** Bits of the stretch that begins at `start`. */
export function score(weights: WeightMatrix, dna: Dna, start: number): number {
  let bits = 0;
  for (let at = 0; 4 * at < weights.length; at++) bits += weights[4 * at + dna[start + at]];
  return bits;
}

/** That binds the other strand: positions and bases in reverse. */
export function ofOtherStrand(weights: WeightMatrix): WeightMatrix {
  return weights.slice().reverse();
}
