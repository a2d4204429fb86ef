/** What features of a niche's texts are taken against: all of it from the niche's training text and the lexicons. */
import type { WittenBell } from '#corpus';
import { runsOf } from './character-runs';
import type { Lexicons } from './lexicons';
import { wordsOf } from './words';

export interface Reference {
  readonly lexicons: Lexicons;
  /** Bits that the niche's n-gram needs for a text. */
  readonly bitsOf: (text: string) => number;
  readonly isKnownWord: (word: string) => boolean;
  /** Whether the run of that hash (`runHashes`) occurs in the training text. */
  readonly isKnownRun: (run: number) => boolean;
}

/**
 * The reference of a niche; `ngram` has read its training text. Words of the training text are words: it is the word list of
 * niches that are not English, and has names and old spellings. English words count everywhere, as no niche forbids them.
 */
export function referenceOf(train: string, ngram: WittenBell, lexicons: Lexicons): Reference {
  const own = new Set(wordsOf(train));
  return {
    lexicons,
    bitsOf: (text) => ngram.bits(text),
    isKnownWord: (word) => own.has(word) || lexicons.words.has(word),
    isKnownRun: runsOf(train),
  };
}
