import { countsOf, estimateEntropyBits } from '#entropy';

/** Entropy of a character given the one before, in bits, over all texts together; null of fewer than two characters. */
export function writtenEntropyBits(texts: readonly string[]): number | null {
  const pairs = texts.flatMap((text) => {
    const characters = [...text];
    return characters.slice(1).map((own, at) => [characters[at], own] as const);
  });
  if (pairs.length === 0) return null;
  const bitsOf = (values: readonly string[]): number => estimateEntropyBits(countsOf(values));
  return bitsOf(pairs.map(([before, own]) => before + own)) - bitsOf(pairs.map(([before]) => before));
}
