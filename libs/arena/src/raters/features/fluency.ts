import { countCodePoints } from '#corpus';

/** Bits a character where nothing was learnt, and what an empty text is given, which has none. */
const NOTHING_LEARNT = 8;

/** Mean log2-probability of a character under an n-gram: minus its bits per character. */
export function fluency(text: string, bitsOf: (text: string) => number): number {
  const characters = countCodePoints(text);
  return characters === 0 ? -NOTHING_LEARNT : -bitsOf(text) / characters;
}
