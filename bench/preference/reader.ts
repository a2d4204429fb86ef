/** A reader of simple taste, who errs as people do. */
import { mean, prngOf } from '#base';
import type { Judge } from '#preference';

export interface Taste {
  /** What the reader likes in a text. `known` are the words of the training split. */
  utility(text: string, known: ReadonlySet<string>): number;
  /** Nats of preference for a difference of 1: some 2 for two texts of one model. */
  readonly strength: number;
}

/** The first and last word of a text are likely to be cut, and do not count; the utility of no other word is 0. */
export const TASTES = {
  /** Characters a word. */
  'long-words': {
    utility: (text) => mean(wholeWords(text).map(({ length }) => length)) || 0,
    strength: 4,
  },
  /** Share of the words that are known. */
  'known-words': {
    utility: (text, known) => mean(wholeWords(text).map((word) => Number(known.has(word)))) || 0,
    strength: 20,
  },
} as const satisfies Record<string, Taste>;

export type TasteName = keyof typeof TASTES;
export const TASTE_NAMES = Object.keys(TASTES) as readonly TasteName[];

/** Prefers by the Bradley-Terry model (1952). Its draws are named by `purpose`. */
export function readerOf(taste: Taste, known: ReadonlySet<string>, seed: number, purpose: string): Judge {
  return (first, second, index) => {
    const difference = taste.utility(first, known) - taste.utility(second, known);
    const prng = prngOf({ seed, generation: 0, subject: index, purpose });
    return prng.uniform() < 1 / (1 + Math.exp(-taste.strength * difference)) ? 'first' : 'second';
  };
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
}

const wholeWords = (text: string): string[] => wordsOf(text).slice(1, -1);
