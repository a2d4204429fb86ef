/** Regulated modules: low-rank residual adapters side by side (Houlsby et al. 2019), each scaled by its gate. */
import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Weights } from '../network';

/**
 * What modules add. read [members, positions, width], gates [members, modules], weights `modules.in` and `modules.out` [members, modules x rank, width]
 * -> [members, positions, width]
 */
export function modules(weights: Weights, gates: Tensor, read: Tensor, activate: (x: Tensor) => Tensor): Tensor {
  const [input, output] = [weights['modules.in'], weights['modules.out']];
  const [members, count] = gates.shape as [number, number];
  const hidden = activate(tf.matMul(read, input, false, true));
  const opened = gates
    .expandDims(2)
    .tile([1, 1, input.shape[1]! / count])
    .reshape([members, -1, 1]);
  return tf.matMul(hidden, output.mul(opened)); // the matrix has fewer elements than the hidden units of all positions
}
