import type { Reader } from './reader';

/** The next symbol of every text [texts] -> logits of the one after it [texts, vocabularySize]. */
export type ReadNext = Reader['read'];

/**
 * Reads without an end: where the reader can remember no more, it begins again with the last half of what it could, so that a model of
 * bounded context sees from half to all of it.
 */
export function readOn(reader: Reader): ReadNext {
  const half = Math.floor(reader.limit / 2);
  const recent: Int32Array[] = [];
  let seen = 0;
  return async (symbols) => {
    if (seen === reader.limit) {
      reader.forget();
      for (const earlier of recent) await reader.read(earlier);
      seen = recent.length;
    }
    seen++;
    recent.push(symbols);
    if (recent.length > half) recent.shift();
    return reader.read(symbols);
  };
}
