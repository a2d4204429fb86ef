import { shareOf } from '../words';

/** The share of words that are likely meant rudely. */
export const offence = (words: readonly string[], offensive: ReadonlySet<string>): number =>
  shareOf(words, (word) => offensive.has(word));
