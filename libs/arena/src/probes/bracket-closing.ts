/**
 * Bracket closing: where held-out text closes a bracket, is that foreseen from its being open? Held against the same text in
 * which the opening bracket is turned into a closing one, so that nothing is open: `f(abcd` and `f)abcd`, then `)`. Four symbols
 * before the scored one at least are alike in both, so that n-grams up to order 4 gain exactly nothing.
 * Counting brackets is the simplest of the Dyck languages (Chomsky and Schutzenberger 1963); cells that do it in networks of
 * characters: Karpathy, Johnson and Fei-Fei 2015 (arXiv 1506.02078).
 */
import { UNKNOWN_ID } from '#corpus';
import { CONTRASTS, endingIn, type Probe, SHORTEST_CONTEXT } from './contrast';

const KINDS = ['()', '[]', '{}']; // < and > are seldom a pair
/** Symbols from an opening bracket to the closing one. */
const NEAREST = 5;
const FARTHEST = 14;

interface Brackets {
  readonly open: number;
  readonly close: number;
}

/** Where in a text a bracket opens and closes. */
interface BracketPair extends Brackets {
  readonly from: number;
  readonly to: number;
}

export const bracketClosing: Probe = {
  marginNats: 0.3,
  build: ({ vocabulary, context, text }, prng) => {
    const kinds = KINDS.map((kind) => vocabulary.encode(kind))
      .filter((kind) => !kind.includes(UNKNOWN_ID))
      .map(([open, close]) => ({ open, close }));
    const pairs = kinds.flatMap((kind) => pairsOf(kind, text)).filter(({ to }) => to >= context);
    if (context < SHORTEST_CONTEXT || pairs.length < CONTRASTS) return null;
    return prng
      .shuffle(pairs)
      .slice(0, CONTRASTS)
      .map(({ from, to, close }) => {
        const window = [...text.subarray(to - context, to + 1)];
        const closed = window.with(from - to - 1, close);
        return { helped: endingIn([], window, context, 1), unhelped: endingIn([], closed, context, 1) };
      });
  },
};

/** All brackets of a kind that close what opened neither too near nor too far before. */
function pairsOf({ open, close }: Brackets, text: Int32Array): BracketPair[] {
  const pairs: BracketPair[] = [];
  const opened: number[] = [];
  text.forEach((id, to) => {
    if (id === open) opened.push(to);
    if (id !== close) return;
    const from = opened.pop();
    if (from !== undefined && to - from >= NEAREST && to - from <= FARTHEST) pairs.push({ open, close, from, to });
  });
  return pairs;
}
