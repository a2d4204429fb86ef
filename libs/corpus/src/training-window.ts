import type { Prng } from '#base';

/**
 * Copies `context + 1` consecutive symbols of `train`, every start being equally likely, to `target` from index `at` on.
 * Throws a RangeError if the text is shorter than that.
 */
export function trainingWindow(train: Int32Array, context: number, prng: Prng, target: Int32Array, at: number): void {
  const starts = train.length - context;
  if (starts < 1) throw new RangeError(`${train.length} symbols hold no window of ${context + 1}`);
  const start = prng.integer(starts);
  target.set(train.subarray(start, start + context + 1), at);
}
