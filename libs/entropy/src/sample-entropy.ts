/** Entropy of observed values, in bits: the plug-in estimate from their frequencies. Throws a RangeError on an empty sample. */
import { entropyBits } from './shannon';

/** Of unordered values, such as the alleles of a locus. */
export function entropyOfSample(values: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return entropyBits([...counts.values()]);
}

/**
 * Of real values, in equal bins over [low, high]: from 0 to log2(bins). Throws a RangeError on a value outside, on NaN,
 * and unless low < high.
 */
export function entropyOfRealSample(values: readonly number[], low: number, high: number, bins: number): number {
  if (!(low < high)) throw new RangeError(`[${low}, ${high}] is no interval`);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    if (!(value >= low && value <= high)) throw new RangeError(`${value} lies outside [${low}, ${high}]`);
    const bin = Math.floor(((value - low) / (high - low)) * bins);
    counts[Math.min(bin, bins - 1)]++; // `high` itself belongs to the last bin
  }
  return entropyBits(counts);
}
