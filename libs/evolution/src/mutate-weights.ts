/** Mutation of weights that are born: Baldwinian heredity passes on what was before learning (Hinton and Nowlan 1987), and varies it. */
import type { Prng } from '#base';
import type { PlacedTensor } from '#model';

/** Of a mutation, where nobody says another. */
export const WEIGHT_STEP = 0.05;

/**
 * Every weight takes a Gaussian step of `step` times the root mean square of its tensor, so that no scale of weights has to be known, and the
 * tensor is scaled back: by steps alone the weights of a long line of descent would grow. A tensor of zeros stays as it is. A copy. [parameters]
 */
export function mutateWeights(
  layout: readonly PlacedTensor[],
  weights: Float32Array,
  step: number,
  prng: Prng,
): Float32Array {
  const mutated = weights.slice();
  const grown = Math.hypot(1, step);
  for (const { offset, size } of layout) {
    const own = mutated.subarray(offset, offset + size);
    const scale = step * Math.sqrt(own.reduce((sum, weight) => sum + weight ** 2, 0) / size);
    for (let at = 0; at < size; at++) own[at] = (own[at] + scale * prng.normal()) / grown;
  }
  return mutated;
}
