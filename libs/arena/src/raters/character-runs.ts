/** Runs of 12 UTF-16 units of a text by their 32-bit hashes (FNV-1a, Fowler, Noll and Vo): about two words. */

export const RUN_LENGTH = 12;

/** The hash of the run at each position, in order; none if the text is shorter than a run. */
export function runHashes(text: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - RUN_LENGTH + 1));
  for (let start = 0; start < hashes.length; start++) {
    let hash = 0x811c9dc5;
    for (let at = start; at < start + RUN_LENGTH; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hashes[start] = hash;
  }
  return hashes;
}

/**
 * Tells whether a run occurs in `text`. Sorted hashes take 4 bytes a character; of runs that do not occur, one in
 * 2^32 / characters seems to: one in 4,000 for a million characters.
 */
export function runsOf(text: string): (hash: number) => boolean {
  const known = runHashes(text).sort();
  return (hash) => {
    let [low, high] = [0, known.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (known[middle] < hash) low = middle + 1;
      else high = middle;
    }
    return known[low] === hash;
  };
}
