import { tf } from '#compiler';
import type { ConvolutionArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { lagged, lastOf } from '../layers/lagged';
import type { Weights } from '../network';
import type { Block } from './block';
import { activate } from './feed-forward';

/**
 * Causal convolution over time (van den Oord et al. 2016; Bai et al. 2018) of `kernel` positions, 2^layer apart: shifted inputs side by
 * side, one product. normal [members, batch x time, width] -> the same shape
 */
export function convolution(
  architecture: ConvolutionArchitecture,
  weights: Weights,
  normal: Tensor,
  { name, layer, batch, time, memory }: Block,
): Tensor {
  const { kernel, width } = architecture;
  const [members, positions] = normal.shape;
  const dilation = 2 ** layer;
  const all = (kernel - 1) * dilation;
  const reach = [members * batch, memory ? all : Math.min(all, time), width]; // zeros are seen no further back
  const x = normal.mul(weights['gain'].expandDims(1)).reshape([members * batch, time, width]);
  const before = memory ? memory.read(`${name}.past`).reshape(reach) : tf.zeros(reach);
  memory?.write(`${name}.past`, lastOf(x, before).reshape([members, batch, reach[1], width]));
  const taps = lagged(x, before, kernel, dilation).reshape([members, positions, kernel * width]);
  const filtered = tf.matMul(taps, weights['filter']).add(weights['bias'].expandDims(1));
  return tf.matMul(activate(architecture, filtered), weights['output']);
}
