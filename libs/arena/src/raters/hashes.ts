/** Pieces of text by their 32-bit hashes: FNV-1a (Fowler, Noll and Vo) over UTF-16 units. */

/** The hash of `text[start..end)`. */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The hash of the run of `length` units at each position, in order; none if the text is shorter. */
export const runHashes = (text: string, length: number): Uint32Array =>
  Uint32Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) =>
    hashOf(text, start, start + length),
  );

/**
 * Tells whether a hash is among these. Sorted, they take 4 bytes each; of pieces that are not there, one in 2^32 / hashes seems to
 * be: one in 20,000 for 200,000 pieces.
 */
export function amongHashes(hashes: Uint32Array): (hash: number) => boolean {
  const sorted = hashes.slice().sort();
  return (hash) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] < hash) low = middle + 1;
      else high = middle;
    }
    return sorted[low] === hash;
  };
}
