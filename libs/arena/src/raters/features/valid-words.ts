import { shareOf } from '../words';

/** The share of words that are known; a possessive is known by its noun. */
export const validWords = (words: readonly string[], isKnown: (word: string) => boolean): number =>
  shareOf(words, (word) => isKnown(word) || (word.endsWith("'s") && isKnown(word.slice(0, -2))));
