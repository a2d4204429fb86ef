/**
 * What an individual could know of the text that it lives on, from the first symbols that it reads: a fixed random projection of how often each
 * symbol follows each other one (Johnson and Lindenstrauss 1984). It is a function of text alone, never of the name of a niche.
 */
import { prngOf } from '#base';

/**
 * Of `dimensions` numbers, each from -1 to 1. Over projections each is the tanh of a standard normal number, whatever the text. `vocabulary` counts
 * the symbols that there are. Of fewer than two symbols nothing is known: zeros.
 */
export function cueOf(symbols: ArrayLike<number>, vocabulary: number, dimensions: number, seed: number): number[] {
  const counts = new Map<number, number>();
  for (let at = 1; at < symbols.length; at++) {
    const bigram = symbols[at - 1] * vocabulary + symbols[at];
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  const length = Math.hypot(...counts.values());
  const sums = new Array<number>(dimensions).fill(0);
  const prng = prngOf({ seed, generation: 0, purpose: 'projection of cues', subject: 0 });
  for (const [bigram, count] of counts) {
    prng.seek(bigram);
    for (let at = 0; at < dimensions; at++) sums[at] += (count / length) * prng.normal();
  }
  return sums.map((sum) => kept(Math.tanh(sum)));
}

/** In thousandths, as signals are kept. */
export function kept(signal: number): number {
  return Math.round(1000 * signal) / 1000 + 0;
}
