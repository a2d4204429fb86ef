/** Shannon entropy and cross-entropy in bits (Shannon 1948), of counts or probabilities: weights are normalised by their sum. */

/** H(p) = -sum p log2 p. Throws a RangeError unless the weights are finite, non-negative and not all zero. */
export function entropyBits(weights: readonly number[]): number {
  return crossEntropyBits(weights, weights);
}

/**
 * H(p, q) = -sum p log2 q: the mean bits a symbol of source `p` costs in the code of model `q`; infinite where q gives
 * nothing to what p has. Throws a RangeError on unequal lengths, and as `entropyBits` does.
 */
export function crossEntropyBits(source: readonly number[], model: readonly number[]): number {
  if (source.length !== model.length) {
    throw new RangeError(`distributions over ${source.length} and ${model.length} outcomes cannot be compared`);
  }
  const sourceTotal = totalOf(source);
  const modelTotal = totalOf(model);
  let bits = 0;
  source.forEach((weight, outcome) => {
    if (weight > 0) bits += (weight / sourceTotal) * Math.log2(modelTotal / model[outcome]);
  });
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
