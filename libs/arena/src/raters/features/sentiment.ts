/** Hutto and Gilbert 2014, "VADER": how each of ten people rated the words of a text, -4 to 4. */
import { SENTIMENT_RATERS, type Lexicons } from '../lexicons';

/** The sum of each rater's ratings over the number of words, rated or not. [10] */
export function sentiment(words: readonly string[], { sentiments }: Pick<Lexicons, 'sentiments'>): number[] {
  const totals = new Array<number>(SENTIMENT_RATERS).fill(0);
  for (const word of words) sentiments.get(word)?.forEach((rating, rater) => (totals[rater] += rating));
  return totals.map((total) => total / Math.max(1, words.length));
}
