/** A motif in one line: at each position the letter of the bases that make it up (IUPAC; Cavener 1987, Nucleic Acids Res. 15:1353). */
import { BASES } from '../dna';
import { type Column, type CountMatrix, total } from './count-matrix';

const PAIRS: Readonly<Record<string, string>> = { AC: 'M', AG: 'R', AT: 'W', CG: 'S', CT: 'Y', GT: 'K' };
/** Of all but this base. */
const TRIPLES: Readonly<Record<string, string>> = { A: 'B', C: 'D', G: 'H', T: 'V' };

export function consensusOf({ columns }: CountMatrix): string {
  return columns.map(letterOf).join('');
}

/** One base where it has more than half and twice as much as the next; two where they have more than 75 %; three where the last was never seen. */
function letterOf(column: Column): string {
  const sum = total(column);
  if (sum === 0) return 'N';
  const [first, second, , last] = column.map((count, base) => ({ count, base })).sort((a, b) => b.count - a.count);
  if (first.count > sum / 2 && first.count > 2 * second.count) return BASES[first.base];
  if (first.count + second.count > 0.75 * sum) {
    return PAIRS[[first.base, second.base].sort((a, b) => a - b).map((base) => BASES[base]).join('')]; // prettier-ignore
  }
  return last.count === 0 ? TRIPLES[BASES[last.base]] : 'N';
}
