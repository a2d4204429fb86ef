/** Texts mixed into one, that people change from one to another by degrees. */
import { setImmediate } from 'node:timers/promises';
import { sum } from '#base';
import { afterCodePoint, cutsOf } from '#corpus';
import { MOST_CHARACTERS } from './corpus-text';

export interface Ingredient {
  readonly text: string;
  /** Weight among all, above 0. */
  readonly share: number;
}

/** Symbols of all texts after which the mixture comes round to the first again. */
const ROUND = 4096;
/** Symbols that are counted or left out before others are served. */
const SLICE = 2 ** 18;

/**
 * Pieces of the mixture, in order. It is as long as shares, lengths and `most` symbols allow; all texts take turns, in each round of about 4,096 symbols by their shares. What
 * is trained on, validated and tested in it comes from the same part of each text, from its start on, so that nothing held out of
 * one is seen in another. Others are served between slices and pieces.
 */
export async function* mixTexts(ingredients: readonly Ingredient[], most = MOST_CHARACTERS): AsyncGenerator<string> {
  const total = sum(ingredients.map(({ share }) => share));
  const texts: (Cursor & { readonly share: number; readonly cuts: readonly number[] })[] = [];
  let length = most;
  for (const { text, share } of ingredients) {
    const whole = await skip({ text, at: 0, unit: 0 }, Infinity);
    length = Math.min(length, Math.floor((whole - SLACK) / (share / total)));
    texts.push({ text, at: 0, unit: 0, share: share / total, cuts: boundsOf(whole) });
  }
  if (length <= 0) return;
  const bounds = boundsOf(length);
  for (let part = 0; part < 3; part++) {
    const size = bounds[part + 1] - bounds[part];
    for (const cursor of texts) await skip(cursor, cursor.cuts[part]);
    const rounds = Math.ceil(size / ROUND);
    for (let round = 0; round < rounds; round++) {
      const [from, to] = [round, round + 1].map((at) => endsBy(Math.floor((at * size) / rounds), texts));
      await setImmediate();
      yield texts.map((cursor, index) => take(cursor, to[index] - from[index])).join('');
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

/** Goes on to a symbol, or to the end if that comes first; how many symbols are before it. */
async function skip(cursor: Cursor, to: number): Promise<number> {
  while (cursor.at < to && cursor.unit < cursor.text.length) {
    await setImmediate();
    take(cursor, Math.min(SLICE, to - cursor.at));
  }
  return cursor.at;
}

/** The next symbols, as many as there are. */
function take(cursor: Cursor, symbols: number): string {
  const [start, end] = [cursor.unit, cursor.at + symbols];
  for (; cursor.at < end && cursor.unit < cursor.text.length; cursor.at++) {
    cursor.unit = afterCodePoint(cursor.text, cursor.unit);
  }
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
