import type { ReadNext } from './read-on';

/** Models of one vocabulary side by side, each with what it remembers -> log-probabilities of their mixture. Weights sum to 1. */
export function readMixed(members: readonly { readonly next: ReadNext; readonly weight: number }[]): ReadNext {
  return async (symbols) => {
    let mixed = new Float32Array(0);
    for (const { next, weight } of members) {
      const own = logProbabilities(await next(symbols), symbols.length).map((value) => value + Math.log(weight));
      mixed = mixed.length === 0 ? own : mixed.map((value, at) => logAdd(value, own[at]));
    }
    return mixed;
  };
}

/** [texts, vocabularySize] */
function logProbabilities(logits: Float32Array, texts: number): Float32Array {
  const size = logits.length / texts;
  const logs = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += size) {
    const row = logits.subarray(start, start + size);
    const highest = row.reduce((most, value) => Math.max(most, value));
    const total = highest + Math.log(row.reduce((sum, value) => sum + Math.exp(value - highest), 0));
    logs.set(
      row.map((value) => value - total),
      start,
    );
  }
  return logs;
}

function logAdd(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
