/**
 * `ev` (Schneider 2000, Nucleic Acids Res. 28:2794): a genome of 256 places has the gene of a recogniser, and sites that the recogniser has to bind. The gene
 * is four weights for each of six positions and a threshold, numbers of five bases each; it binds where the weights of six bases sum to the threshold or
 * more. Mistakes are sites that are missed, and other places that are bound. The information of the sites evolves from none to what it takes to find
 * them, R_frequency = log2(places / sites).
 */
import type { Column } from '#regulation';

export const PLACES = 256;
const WIDTH = 6;
/** Bits of sites that all have the same six bases. */
export const MOST_BITS = 2 * WIDTH;
/** So that each place has six bases. */
export const LENGTH = PLACES + WIDTH - 1;
const BASES_OF_NUMBER = 5;
const NUMBERS = 4 * WIDTH + 1;
const GENE = NUMBERS * BASES_OF_NUMBER;

/** Where so many sites start, 16 at most: behind the gene, and none on another. */
export function sitesOf(count: number): number[] {
  const spacing = Math.floor((LENGTH - GENE) / count);
  return Array.from({ length: count }, (_, at) => GENE + at * spacing);
}

/** The weights that the gene in a row encodes, then the threshold: ten bits each, in two's complement. */
function readGene(genes: Float64Array, start: number, numbers: Int32Array): void {
  for (let number = 0; number < NUMBERS; number++) {
    let value = 0;
    for (let at = 0; at < BASES_OF_NUMBER; at++) value = 4 * value + genes[start + number * BASES_OF_NUMBER + at];
    numbers[number] = value >= 512 ? value - 1024 : value;
  }
}

/** Three bases in a row are one of so many words. */
const WORDS = 64;
const numbers = new Int32Array(NUMBERS);
/** What each word adds to the sum as the first and as the second half of a site. */
const halves = [new Int32Array(WORDS), new Int32Array(WORDS)] as const;

/** Of the genome in a row. `isSite` is 1 where a site starts. [PLACES] */
export function mistakesOf(genes: Float64Array, row: number, isSite: Uint8Array): number {
  const start = row * LENGTH;
  readGene(genes, start, numbers);
  halves.forEach((sums, half) => {
    for (let word = 0; word < WORDS; word++) {
      const first = 12 * half;
      sums[word] =
        numbers[first + (word >> 4)] + numbers[first + 4 + ((word >> 2) & 3)] + numbers[first + 8 + (word & 3)];
    }
  });
  const [left, right] = halves;
  const threshold = numbers[NUMBERS - 1];
  let mistakes = 0;
  let six = 0; // the bases of a place, two bits each
  for (let at = 0; at < WIDTH - 1; at++) six = (six << 2) | genes[start + at];
  for (let place = 0; place < PLACES; place++) {
    six = ((six << 2) | genes[start + place + WIDTH - 1]) & 4095;
    const isBound = left[six >> 6] + right[six & 63] >= threshold;
    mistakes += Number(isBound) ^ isSite[place];
  }
  return mistakes;
}

/** How often each base is at each position of the sites of the genome in a row. */
export function columnsAt(genes: Float64Array, row: number, sites: readonly number[]): Column[] {
  return Array.from({ length: WIDTH }, (_, position) => {
    const counts: [number, number, number, number] = [0, 0, 0, 0];
    for (const site of sites) counts[genes[row * LENGTH + site + position]]++;
    return counts;
  });
}
