/** Pre-norm decoder with causal attention (Vaswani et al. 2017; Radford et al. 2019). */
import { tf } from '#compiler';
import type { TransformerArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs';
import { attend } from '../layers/attend';
import { lookUp } from '../layers/look-up';
import { normalise } from '../layers/normalise';
import { squaredRelu } from '../layers/squared-relu';
import type { Network, Weights } from '../network';

export const transformer: Network<TransformerArchitecture> = (architecture, weights, tokens, dropout) => {
  const [members, batch, time] = tokens.shape;
  const { width, depth } = architecture;
  const embedded = lookUp(weights['embedding'], tokens).reshape([members, batch, time, width]);
  const positions = weights['position'].slice([0, 0, 0], [-1, time, -1]).expandDims(1); // [members, 1, time, width]
  let x = dropout(embedded.add(positions).reshape([members, batch * time, width]));
  for (let layer = 0; layer < depth; layer++) {
    x = x.add(dropout(attention(architecture, blockWeights(weights, `block.${layer}.attention`), x, batch)));
    x = x.add(dropout(feedForward(blockWeights(weights, `block.${layer}.feedforward`), x)));
  }
  const logits = tf.matMul(normalise(x), scaleRows(weights['head.weight'], weights['final.gain']));
  return logits.reshape([members, batch, time, -1]);
};

/** x [members, batch x time, width] -> the same shape. */
function attention({ heads, width }: TransformerArchitecture, weights: Weights, x: Tensor, batch: number): Tensor {
  const [members, places] = x.shape;
  const time = places / batch;
  const size = width / heads;
  const normal = normalise(x);
  const project = (name: string, scale: number): Tensor =>
    tf
      .matMul(normal, scaleRows(weights[name], weights['gain'].mul(scale)))
      .reshape([members * batch, time, heads, size])
      .transpose([0, 2, 1, 3]); // [members x batch, heads, time, size]
  const values = attend(project('query', 1 / Math.sqrt(size)), project('key', 1), project('value', 1));
  const joined = values.transpose([0, 2, 1, 3]).reshape([members, places, width]);
  return tf.matMul(joined, weights['output']);
}

function feedForward(weights: Weights, x: Tensor): Tensor {
  const hidden = squaredRelu(tf.matMul(normalise(x), scaleRows(weights['up'], weights['gain'])));
  return tf.matMul(hidden, weights['down']);
}

/** A gain on the inputs of a matrix, applied to the matrix: it has fewer elements than the inputs. */
function scaleRows(matrix: Tensor, gain: Tensor): Tensor {
  return matrix.mul(gain.expandDims(-1));
}

function blockWeights(weights: Weights, prefix: string): Weights {
  const own = Object.entries(weights).filter(([name]) => name.startsWith(`${prefix}.`));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length + 1), tensor]));
}
