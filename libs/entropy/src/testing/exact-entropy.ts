/** Shannon entropy in bits (Shannon 1948), of counts or probabilities: weights are normalised by their sum. */

/** H(p) = -sum p log2 p. Throws a RangeError unless the weights are finite, non-negative and not all zero. */
export function entropyBits(weights: readonly number[]): number {
  const total = totalOf(weights);
  let bits = 0;
  for (const weight of weights) if (weight > 0) bits += (weight / total) * Math.log2(total / weight);
  return bits;
}

function totalOf(weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) {
    if (!(weight >= 0)) throw new RangeError(`${weight} is no count or probability`);
    total += weight;
  }
  if (!(total > 0 && total < Infinity)) throw new RangeError(`weights that sum to ${total} are no distribution`);
  return total;
}
