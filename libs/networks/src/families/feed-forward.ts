import { tf } from '#compiler';
import type { Decoder } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { sigmoidLinear } from '../layers/sigmoid-linear';
import { squaredRelu } from '../layers/squared-relu';
import type { Weights } from '../network';
import { scaleRows } from './block';

/** One hidden layer. normal [members, positions, width] -> the same shape */
export function feedForward(architecture: Decoder, weights: Weights, normal: Tensor): Tensor {
  const hidden = activate(architecture, tf.matMul(normal, scaleRows(weights['up'], weights['gain'])));
  return tf.matMul(hidden, weights['down']);
}

export function activate({ activation }: Decoder, x: Tensor): Tensor {
  switch (activation) {
    case 'relu2':
      return squaredRelu(x);
    case 'gelu':
      return sigmoidLinear(x, 1.702);
    case 'silu':
      return sigmoidLinear(x, 1);
  }
}
