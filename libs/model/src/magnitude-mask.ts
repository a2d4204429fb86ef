import type { PlacedTensor } from './parameters';

/**
 * Which of a member's weights stay where each matrix loses a share of its smallest by magnitude (Han et al. 2015): 1 stays, 0 goes.
 * Biases, gains and tables of embeddings stay. Equal weights go in their order. weights [parameters] -> [parameters]
 */
export function magnitudeMask(weights: Float32Array, layout: readonly PlacedTensor[], sparsity: number): Float32Array {
  const mask = new Float32Array(weights.length).fill(1);
  for (const { offset, size, multiplies } of layout) {
    if (!multiplies) continue;
    const magnitudes = weights.subarray(offset, offset + size).map(Math.abs);
    const sorted = magnitudes.toSorted();
    const count = Math.round(sparsity * size);
    const limit = sorted[count - 1] ?? -1; // the largest that goes
    let ofLimit = count - sorted.indexOf(limit);
    magnitudes.forEach((magnitude, at) => {
      if (magnitude < limit || (magnitude === limit && ofLimit-- > 0)) mask[offset + at] = 0;
    });
  }
  return mask;
}
