/** Welleck et al. 2020, "Neural text generation with unlikelihood training": 1 - distinct / all n-grams, here of characters. */

/** The share of runs that occurred before in the same text, from 0 to 1; 0 where there are none. */
export const repetition = (runs: Uint32Array): number => (runs.length === 0 ? 0 : 1 - new Set(runs).size / runs.length);
