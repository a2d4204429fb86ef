/** A reader of simple taste: of two texts it prefers the one with the larger share of words that are known, and errs as people do. */
import { prngOf } from '#base';
import type { Judge } from '#tournament';

/** Nats of preference for a difference of all words. */
const STRENGTH = 20;

/** Without the first and last word of a text, which are likely to be cut. NaN of no other. */
export function shareOfKnownWords(text: string, known: ReadonlySet<string>): number {
  const words = wordsOf(text).slice(1, -1);
  return words.filter((word) => known.has(word)).length / words.length;
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
}

/** Prefers by the Bradley-Terry model (1952), its draws named by `purpose`. */
export function readerOf(known: ReadonlySet<string>, seed: number, purpose: string): Judge {
  return (first, second, index) => {
    const difference = (shareOfKnownWords(first, known) || 0) - (shareOfKnownWords(second, known) || 0);
    const prng = prngOf({ seed, generation: 0, subject: `${index}`, purpose });
    return prng.uniform() < 1 / (1 + Math.exp(-STRENGTH * difference)) ? 'first' : 'second';
  };
}
