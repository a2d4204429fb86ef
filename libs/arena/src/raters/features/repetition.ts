/** Welleck et al. 2020, "Neural text generation with unlikelihood training": 1 - distinct / all n-grams, here runs of 12 units. */
import { runHashes } from '../hashes';

/** About two words: what comes again by chance in a page, and not often. */
const RUN_LENGTH = 12;

/** The share of runs of characters that occurred before in the same text, from 0 to 1; 0 where there are none. */
export function repetition(text: string): number {
  const runs = runHashes(text, RUN_LENGTH);
  return runs.length === 0 ? 0 : 1 - new Set(runs).size / runs.length;
}
