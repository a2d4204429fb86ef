import type { PlacedTensor } from './parameters';

/**
 * Which of a member's weights stay where each matrix loses a share of its smallest by magnitude (Han et al. 2015): 1 stays, 0 goes.
 * Biases, gains and tables of embeddings stay. Equal weights go in their order. weights [parameters] -> [parameters]
 */
export function magnitudeMask(weights: Float32Array, layout: readonly PlacedTensor[], sparsity: number): Float32Array {
  const mask = new Float32Array(weights.length).fill(1);
  for (const { offset, size, multiplies } of layout) {
    if (!multiplies) continue;
    const byMagnitude = Uint32Array.from({ length: size }, (_, at) => offset + at).sort(
      (a, b) => Math.abs(weights[a]) - Math.abs(weights[b]) || a - b,
    );
    for (const at of byMagnitude.subarray(0, Math.round(sparsity * size))) mask[at] = 0;
  }
  return mask;
}
