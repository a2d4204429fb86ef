/** Texts mixed into one, that people change from one to another by degrees. */
import { sum } from '#base';
import { afterCodePoint, countCodePoints, cutsOf } from '#corpus';

export interface Ingredient {
  readonly text: string;
  /** Weight among all, above 0. */
  readonly share: number;
}

/** Symbols of all texts after which the mixture comes round to the first again. */
const ROUND = 4096;

/**
 * Pieces of the mixture, in order. It is as long as shares and lengths allow; all texts take turns, in each round of about 4,096 symbols by their shares. What
 * is trained on, validated and tested in it comes from the same part of each text, from its start on, so that nothing held out of
 * one is seen in another.
 */
export function* mixTexts(ingredients: readonly Ingredient[]): Generator<string> {
  const total = sum(ingredients.map(({ share }) => share));
  const texts = ingredients.map(({ text, share }) => ({ text, share: share / total, length: countCodePoints(text) }));
  const length = Math.floor(Math.min(...texts.map((each) => (each.length - SLACK) / each.share)));
  if (length <= 0) return;
  const cursors = texts.map((each) => ({ ...each, cuts: boundsOf(each.length), at: 0, unit: 0 }));
  const bounds = boundsOf(length);
  for (let part = 0; part < 3; part++) {
    const size = bounds[part + 1] - bounds[part];
    for (const cursor of cursors) take(cursor, cursor.cuts[part] - cursor.at);
    const rounds = Math.ceil(size / ROUND);
    for (let round = 0; round < rounds; round++) {
      const [from, to] = [round, round + 1].map((at) => endsBy(Math.floor((at * size) / rounds), texts));
      yield cursors.map((cursor, index) => take(cursor, to[index] - from[index])).join('');
    }
  }
}

/** Room for what rounding takes of a text. */
const SLACK = 40;

interface Cursor {
  readonly text: string;
  /** Symbols and code units before it. */
  at: number;
  unit: number;
}

/** The next symbols. */
function take(cursor: Cursor, symbols: number): string {
  const start = cursor.unit;
  for (let taken = 0; taken < symbols; taken++) cursor.unit = afterCodePoint(cursor.text, cursor.unit);
  cursor.at += symbols;
  return cursor.text.slice(start, cursor.unit);
}

/** Symbols of each text among the first `symbols` of a part; they sum to it. */
function endsBy(symbols: number, texts: readonly { readonly share: number }[]): readonly number[] {
  let [before, shares] = [0, 0];
  return texts.map(({ share }, at) => {
    shares += share;
    const end = at === texts.length - 1 ? symbols : Math.round(shares * symbols);
    const own = end - before;
    before = end;
    return own;
  });
}

function boundsOf(length: number): readonly number[] {
  const { eightTenths, nineTenths } = cutsOf(length);
  return [0, eightTenths, nineTenths, length];
}
