/** Real loci seen on their own scale, stretched to [0, 1]: where a random gene is uniform and a mutation step is normal. */
import type { RealLocus } from './search-space';

/** The position of a value between the locus's bounds, 0 at `low` and 1 at `high`; 0 if the bounds are equal. */
export function toUnit({ low, high, scale }: RealLocus, value: number): number {
  if (low === high) return 0;
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** The value at a position in [0, 1]. */
export function fromUnit({ low, high, scale }: RealLocus, position: number): number {
  const value = scale === 'log' ? low * Math.exp(position * Math.log(high / low)) : low + position * (high - low);
  return Math.min(high, Math.max(low, value)); // rounding may step over a bound
}

/** The length of the range on the locus's own scale. */
export function span({ low, high, scale }: RealLocus): number {
  return scale === 'log' ? Math.log(high / low) : high - low;
}
