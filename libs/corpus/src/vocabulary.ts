/** One vocabulary a tournament, so that weights can be inherited across niches. Symbol 0 stands for all that is not in it. */
import { afterCodePoint, countCodePoints } from './code-points';

export const UNKNOWN_ID = 0;
const UNKNOWN_SYMBOL = '<unk>';
/** U+FFFD, the replacement character. */
const UNKNOWN_SHOWN = '\ufffd';

export class Vocabulary {
  private readonly ids = new Map<number, number>();

  /** `symbols[0]` is `<unk>`, each other a code point; JSON.stringify of a vocabulary is `{"symbols": [...]}`. */
  constructor(readonly symbols: readonly string[]) {
    if (symbols[UNKNOWN_ID] !== UNKNOWN_SYMBOL) throw new RangeError(`a vocabulary begins with ${UNKNOWN_SYMBOL}`);
    for (let id = 1; id < symbols.length; id++) this.ids.set(symbols[id].codePointAt(0) as number, id);
    if (this.ids.size !== symbols.length - 1) throw new RangeError('a vocabulary holds each symbol once');
  }

  get size(): number {
    return this.symbols.length;
  }

  encode(text: string): Int32Array {
    const encoded = new Int32Array(countCodePoints(text));
    let symbol = 0;
    for (let unit = 0; unit < text.length; unit = afterCodePoint(text, unit)) {
      encoded[symbol++] = this.ids.get(text.codePointAt(unit) as number) ?? UNKNOWN_ID;
    }
    return encoded;
  }

  /** The text of symbols; an unknown one is shown as U+FFFD. */
  decode(ids: Iterable<number>): string {
    return Array.from(ids, (id) => (id === UNKNOWN_ID ? UNKNOWN_SHOWN : this.symbols[id])).join('');
  }

  toJSON(): { symbols: readonly string[] } {
    return { symbols: this.symbols };
  }
}

/** The `limit` most frequent symbols of the training splits of all niches, ties by code point, after `<unk>`. */
export function buildVocabulary(trainTexts: readonly string[], limit = 512): Vocabulary {
  const byFrequency = [...countsOf(trainTexts)].sort(
    ([codePointA, countA], [codePointB, countB]) => countB - countA || codePointA - codePointB,
  );
  const symbols = byFrequency.slice(0, limit).map(([codePoint]) => String.fromCodePoint(codePoint));
  return new Vocabulary([UNKNOWN_SYMBOL, ...symbols]);
}

/** How often each code point occurs. */
function countsOf(texts: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const text of texts) {
    for (let unit = 0; unit < text.length; unit = afterCodePoint(text, unit)) {
      const codePoint = text.codePointAt(unit) as number;
      counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
    }
  }
  return counts;
}
