import type { Prng } from '#base';
import type { Vocabulary } from '#corpus';

/** Rarer letters are left out: a model may not know them yet. */
const MOST_FREQUENT = 20;
const FEWEST = 6;

/** The most frequent letters of a vocabulary, null if it has too few to make random strings of. */
export function lettersOf({ symbols }: Vocabulary): readonly number[] | null {
  const letters = [...symbols.keys()].filter((id) => /^\p{L}$/u.test(symbols[id])).slice(0, MOST_FREQUENT);
  return letters.length < FEWEST ? null : letters;
}

/** Letters drawn independently, each as likely as the others. */
export function randomString(letters: readonly number[], length: number, prng: Prng): number[] {
  return Array.from({ length }, () => prng.pick(letters));
}
