/**
 * Long-range agreement: a quotation that was opened half a context ago is closed. Held-out text without quotation marks gets one
 * before a word, and one to be predicted after a later punctuation mark; in the other text the words before are quoted instead,
 * and the quotation is over. Random letters would make no sentence to be quoted, so the text is natural.
 * Cells that track quotations: Karpathy, Johnson and Fei-Fei 2015 (arXiv 1506.02078); agreement at a distance as a test, in
 * minimal pairs: Linzen, Dupoux and Goldberg 2016 (TACL 4:521).
 */
import { UNKNOWN_ID, type Vocabulary } from '#corpus';
import { type Contrast, CONTRASTS, endingIn, type Probe, SHORTEST_CONTEXT } from './contrast';

const KINDS = ['""', '\u201c\u201d', '\u00ab\u00bb', '\u201e\u201c']; // straight, English, French, German

export const longRangeAgreement: Probe = {
  marginNats: 0.2,
  build: ({ vocabulary, context, text }, prng) => {
    const marks = marksOf(vocabulary, text);
    const [space] = vocabulary.encode(' ');
    if (!marks || space === UNKNOWN_ID || context < SHORTEST_CONTEXT) return null;
    const ends = new Set([...vocabulary.encode('.,;:!?')].filter((id) => id !== UNKNOWN_ID));
    const contrasts: Contrast[] = [];
    for (const end of prng.shuffle(positionsOf(ends, text, context))) {
      const window = [...text.subarray(end - context, end)];
      const quoted = window.some((id) => marks.includes(id)) ? null : quote(window, space, marks, context);
      if (quoted) contrasts.push(quoted);
      if (contrasts.length === CONTRASTS) return contrasts;
    }
    return null;
  },
};

/** [opening, closing]: the kind that is most frequent in the text. */
function marksOf(vocabulary: Vocabulary, text: Int32Array): readonly number[] | null {
  const counts = new Map<number, number>();
  for (const id of text) counts.set(id, (counts.get(id) ?? 0) + 1);
  const frequency = (marks: readonly number[]): number =>
    marks.includes(UNKNOWN_ID) ? 0 : Math.min(...marks.map((id) => counts.get(id) ?? 0));
  const [best] = KINDS.map((kind) => [...vocabulary.encode(kind)]).sort((a, b) => frequency(b) - frequency(a));
  return frequency(best) > 0 ? best : null;
}

/** The positions after `ends` that have a whole window before them. */
function positionsOf(ends: ReadonlySet<number>, text: Int32Array, context: number): number[] {
  return [...text.keys()].filter((position) => position >= context && ends.has(text[position - 1]));
}

/** Null where the first half has not two spaces, so that there are words to be quoted between them. */
function quote(
  window: readonly number[],
  space: number,
  [open, close]: readonly number[],
  context: number,
): Contrast | null {
  const last = window.lastIndexOf(space, Math.floor(context / 2) - 1);
  const first = window.indexOf(space, 2); // two marks are added, for which the first two symbols are dropped
  if (first < 0 || first >= last - 1) return null;
  const [before, words, rest] = [window.slice(0, first + 1), window.slice(first + 1, last), window.slice(last + 1)];
  return {
    helped: endingIn(before, [...words, space, open, ...rest, close], context, 1),
    unhelped: endingIn(before, [open, ...words, close, space, ...rest, close], context, 1),
  };
}
