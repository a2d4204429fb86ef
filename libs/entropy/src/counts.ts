/** How often each value was seen, for estimates from a sample. Values that were not seen have no count. */

/** Of unordered values, such as the alleles of a locus. */
export function countsOf(values: readonly (string | number)[]): number[] {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

/** Of the bin of each real value, in equal bins over [low, high]. Throws a RangeError on a value outside, on NaN, and unless low < high. */
export function binsOf(values: readonly number[], low: number, high: number, bins: number): number[] {
  if (!(low < high)) throw new RangeError(`[${low}, ${high}] is no interval`);
  return values.map((value) => {
    if (!(value >= low && value <= high)) throw new RangeError(`${value} lies outside [${low}, ${high}]`);
    return Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins)); // `high` itself belongs to the last bin
  });
}
