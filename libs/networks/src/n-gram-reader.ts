import { nextSymbols, UNKNOWN_ID } from '#corpus';
import type { MixtureNGrams } from '#model';
import type { ReadNext } from './read-on';

/**
 * An n-gram as it reads on, text by text. What comes before an unknown symbol, whose bytes nobody knows, counts no more. The next symbol of every
 * text [texts] -> log-probabilities of the one after it [texts, vocabulary]
 */
export function nGramReader({ model, symbols }: Pick<MixtureNGrams, 'model' | 'symbols'>, order: number): ReadNext {
  let before: Uint8Array[] = [];
  return async (next) => {
    before = Array.from(next, (symbol, text) => {
      const bytes = [...(symbol === UNKNOWN_ID ? [] : (before[text] ?? [])), ...symbols.bytes[symbol]];
      return Uint8Array.from(bytes.slice(-Math.max(1, order)));
    });
    const rows = before.map((bytes) => nextSymbols(model, symbols, order, bytes));
    return Float32Array.from(
      rows.flatMap((row) => [...row]),
      Math.log,
    );
  };
}
