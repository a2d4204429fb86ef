/** DNA as numbers: A 0, C 1, G 2, T 3, so that the complement of a base is 3 less it. */
import { InvalidValueError } from '#base';

export const BASES = 'ACGT';

/** Bases in the order they are read. */
export type Dna = Uint8Array;

/** Small letters are read as large ones. Throws an InvalidValueError that names `field` and the first letter that is no base. */
export function dnaOf(text: string, field = 'promoter'): Dna {
  const odd = text.search(/[^ACGT]/i);
  if (odd >= 0) throw new InvalidValueError(`${field}[${odd}]`, text[odd], 'A, C, G or T');
  const letters = text.toUpperCase(); // as many: those of other alphabets that become two are refused
  const dna = new Uint8Array(text.length);
  for (let at = 0; at < dna.length; at++) dna[at] = BASES.indexOf(letters[at]);
  return dna;
}
