/** What features of a niche's texts are taken against: all of it from the niche's training text and the lexicons. */
import type { WittenBell } from '#corpus';
import { amongHashes, hashOf } from './hashes';
import type { Lexicons } from './lexicons';
import { wordsOf } from './words';

/**
 * The order by which fluency is taken. Higher orders know their own text from real text and find it likelier: on moby by half
 * a bit at order 5. At order 3 all good text is about equal, so the other features decide.
 */
const FLUENCY_ORDER = 3;

export interface Reference {
  readonly lexicons: Lexicons;
  /** Bits that the niche's n-gram needs for a text. */
  readonly bitsOf: (text: string) => number;
  readonly isKnownWord: (word: string) => boolean;
  /** Whether the training text has these two side by side. */
  readonly isKnownPair: (first: string, second: string) => boolean;
}

/**
 * The reference of a niche; `ngram` has read its training text. Words of the training text are words: it is the word list of
 * niches that are not English, and has names and old spellings. English words count everywhere, as no niche forbids them.
 */
export function referenceOf(train: string, ngram: WittenBell, lexicons: Lexicons): Reference {
  const words = wordsOf(train);
  const own = new Set(words);
  const pairOf = (first: string, second: string): number => hashOf(`${first} ${second}`);
  const isPair = amongHashes(Uint32Array.from(words.slice(1), (word, before) => pairOf(words[before], word)));
  return {
    lexicons,
    bitsOf: (text) => ngram.bits(text, Math.min(FLUENCY_ORDER, ngram.order)),
    isKnownWord: (word) => own.has(word) || lexicons.words.has(word),
    isKnownPair: (first, second) => isPair(pairOf(first, second)),
  };
}
