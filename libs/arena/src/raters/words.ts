/** How a text falls into words, sentences and phrases; in any script that has letters. */

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const SENTENCE_END = /[.!?](?=[\s"'”’)\]]|$)/u; // of several stops the last, so that no run of them is read twice
const PHRASE_END = /[\n.,;:!?—]+/u;

/** Runs of letters in lower case, apostrophes within them made straight. */
export const wordsOf = (text: string): string[] =>
  (text.match(WORD) ?? []).map((word) => word.toLowerCase().replaceAll('’', "'"));

/** The words of each sentence that has any. */
export const sentencesOf = (text: string): string[][] => partsOf(text, SENTENCE_END);

/** The words of each line, or part of a line between stops, that has any: where a voice would pause. */
export const phrasesOf = (text: string): string[][] => partsOf(text, PHRASE_END);

const partsOf = (text: string, end: RegExp): string[][] =>
  text
    .split(end)
    .map(wordsOf)
    .filter((words) => words.length > 0);

/** The share of words of which something is true; 0 where there are none. */
export const shareOf = (words: readonly string[], isSo: (word: string) => boolean): number =>
  words.length === 0 ? 0 : words.filter(isSo).length / words.length;
