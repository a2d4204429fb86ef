import { shareOf } from '../words';

/** The share of words that are hardly ever inoffensive. */
export const offence = (words: readonly string[], offensive: ReadonlySet<string>): number =>
  shareOf(words, (word) => offensive.has(word));
