import { sum } from '#base';
import { estimateEntropyBits } from '#entropy';
import { spread } from './spread';

/** Characters that about are read, in whole texts spread over all: it runs where people are served. */
const MOST = 65_536;
/** One more than the last code point of Unicode. */
const CODE_POINTS = 0x110000;

/** Entropy of a character given the one before, in bits, over texts together; null of fewer than two characters. */
export function writtenEntropyBits(texts: readonly string[]): number | null {
  const [pairs, befores] = [new Map<number, number>(), new Map<number, number>()];
  for (const text of readable(texts)) {
    let before: number | null = null;
    for (const character of text) {
      const own = character.codePointAt(0)!;
      if (before !== null) {
        count(pairs, before * CODE_POINTS + own);
        count(befores, before);
      }
      before = own;
    }
  }
  return pairs.size === 0
    ? null
    : estimateEntropyBits([...pairs.values()]) - estimateEntropyBits([...befores.values()]);
}

function readable(texts: readonly string[]): readonly string[] {
  const length = sum(texts.map((text) => text.length)) / texts.length;
  return spread(texts, Math.max(1, Math.floor(MOST / Math.max(1, length))));
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
