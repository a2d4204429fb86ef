/**
 * How easy a text is: minus the score of Dale and Chall 1948, with their list as revised in 1995,
 *   0.1579 x difficult words in 100 + 0.0496 x words a sentence, and 3.6365 where more than 5 in 100 are difficult.
 * Below 5 is a fourth grade's, 9 and more a college's. Difficult is what is not on the list, regular inflections aside.
 */
import { shareOf } from '../words';

/** Endings of inflections that count as the word, and what they stand for. */
const INFLECTIONS: readonly (readonly [ending: string, instead: string])[] = [
  ["'s", ''],
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['d', ''],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e'],
  ['er', ''],
  ['r', ''],
  ['est', ''],
  ['st', ''],
];

export function readability(sentences: readonly (readonly string[])[], easy: ReadonlySet<string>): number {
  const words = sentences.flat();
  const difficult = words.length === 0 ? 1 : shareOf(words, (word) => !isEasy(word, easy)); // no word, nothing to read
  const sentenceLength = words.length / Math.max(1, sentences.length);
  return -(15.79 * difficult + 0.0496 * sentenceLength + (difficult > 0.05 ? 3.6365 : 0));
}

const isEasy = (word: string, easy: ReadonlySet<string>): boolean =>
  easy.has(word) ||
  INFLECTIONS.some(
    ([ending, instead]) => word.endsWith(ending) && easy.has(word.slice(0, word.length - ending.length) + instead),
  );
