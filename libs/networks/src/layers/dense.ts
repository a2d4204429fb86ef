import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Weights } from '../network';

/** x W + b with the tensors `name`.weight and `name`.bias. [members, positions, inputs] -> [members, positions, outputs] */
export function dense(weights: Weights, name: string, x: Tensor): Tensor {
  return tf.matMul(x, weights[`${name}.weight`]).add(weights[`${name}.bias`].expandDims(1));
}
