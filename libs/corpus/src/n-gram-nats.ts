/** What the n-grams of bytes need for symbols of a text. */
import type { Range } from './range';
import type { WittenBell } from './witten-bell';

/** Nats by order, from 0 up to the model's, of the symbols in the ranges of `text`, one after the other: of all their bytes. [orders][symbols] */
export function nGramNats(model: WittenBell, text: string, ranges: readonly Range[]): Float32Array[] {
  const bytes = new TextEncoder().encode(text);
  const starts = [...startsOfSymbols(bytes)];
  const scored = ranges.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at));
  const nats = Array.from({ length: model.order + 1 }, () => new Float32Array(scored.length));
  scored.forEach((symbol, at) => {
    for (let byte = starts[symbol]; byte < (starts[symbol + 1] ?? bytes.length); byte++) {
      const probabilities = model.probabilities(bytes, byte, bytes[byte]);
      nats.forEach((own, order) => (own[at] -= Math.log(probabilities[order])));
    }
  });
  return nats;
}

/** Where each code point begins: bytes that go on with one begin with the bits 10. */
function* startsOfSymbols(bytes: Uint8Array): Generator<number> {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] & 0xc0) !== 0x80) yield at;
}
