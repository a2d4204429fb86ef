/** What raters see of a text: finite numbers by name, plain JSON, kept with the sample. */
import { countCodePoints } from '#corpus';
import { fluency } from './features/fluency';
import { metre } from './features/metre';
import { novelty } from './features/novelty';
import { offence } from './features/offence';
import { readability } from './features/readability';
import { repetition } from './features/repetition';
import { rhyme } from './features/rhyme';
import { sentiment } from './features/sentiment';
import { validWords } from './features/valid-words';
import { recordOf } from './record-of';
import type { Reference } from './reference';
import { phrasesOf, sentencesOf, wordsOf } from './words';

/** How each of the ten people of VADER would feel about a text. */
export const SENTIMENT_NAMES = [
  'sentiment1',
  'sentiment2',
  'sentiment3',
  'sentiment4',
  'sentiment5',
  'sentiment6',
  'sentiment7',
  'sentiment8',
  'sentiment9',
  'sentiment10',
] as const;
export const FEATURE_NAMES = [
  'fluency',
  'validWords',
  'readability',
  'repetition',
  'novelty',
  'rhyme',
  'metre',
  'length',
  'offence',
  ...SENTIMENT_NAMES,
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type TextFeatures = Readonly<Record<FeatureName, number>>;

/** UTF-16 units that a rater reads; only `length` counts all. It bounds the work on a text of any length. */
const READ_AT_MOST = 20_000;

/** The features of any string whatever, all finite. */
export function featuresOf(text: string, reference: Reference): TextFeatures {
  const { lexicons, isKnownWord, isKnownPair, bitsOf } = reference;
  const read = text.slice(0, READ_AT_MOST);
  const [words, phrases] = [wordsOf(read), phrasesOf(read)];
  const feelings = sentiment(words, lexicons);
  return {
    fluency: fluency(read, bitsOf),
    validWords: validWords(words, isKnownWord),
    readability: readability(sentencesOf(read), lexicons.easy),
    repetition: repetition(read),
    novelty: novelty(words, isKnownWord, isKnownPair),
    rhyme: rhyme(phrases, lexicons),
    metre: metre(phrases, lexicons),
    length: countCodePoints(text),
    offence: offence(words, lexicons.offensive),
    ...recordOf(SENTIMENT_NAMES, (_, rater) => feelings[rater]),
  };
}
