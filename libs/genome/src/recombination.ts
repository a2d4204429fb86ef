/** Recombination of two genomes. In both schemes each gene comes from either parent with probability 1/2. */
import type { Prng } from '#base';

/** `uniform`: every locus by its own fair coin (Syswerda 1989). `one-point`: one cut, linked loci stay together (Holland 1975). */
export type CrossoverScheme = 'uniform' | 'one-point';

/** Draws who gives each gene of a row: 0 the first parent, 1 the second. `givers` is [children, loci]. */
export type Recombination = (givers: Uint8Array, row: number, loci: number, prng: Prng) => void;

const SCHEMES: Readonly<Record<CrossoverScheme, Recombination>> = { uniform: uniformCoins, 'one-point': onePoint };

export function recombination(scheme: CrossoverScheme): Recombination {
  return SCHEMES[scheme];
}

/** Each bit of a random word is a coin. */
function uniformCoins(givers: Uint8Array, row: number, loci: number, prng: Prng): void {
  const end = (row + 1) * loci;
  for (let start = row * loci; start < end; start += 32) {
    let coins = prng.uint32() | 0;
    for (let at = start; at < end && at < start + 32; at++) {
      givers[at] = coins & 1;
      coins >>>= 1;
    }
  }
}

/** One parent gives before the cut, the other after it. The cut falls between two loci. */
function onePoint(givers: Uint8Array, row: number, loci: number, prng: Prng): void {
  const start = row * loci;
  const first = prng.integer(2);
  const cut = 1 + prng.integer(Math.max(1, loci - 1));
  givers.fill(first, start, start + Math.min(cut, loci));
  givers.fill(1 - first, start + cut, start + loci);
}
