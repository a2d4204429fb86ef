/** Residual decoder: pre-norm blocks of a mixer over time and a feed-forward layer (Vaswani et al. 2017; Yu et al. 2022). */
import { tf } from '#compiler';
import type { DecoderArchitecture } from '#genome';
import { mixerOf, modulePlace } from '#model';
import type { Tensor } from '@tensorflow/tfjs-core';
import { lookUp } from '../layers/look-up';
import { addModules } from '../layers/modules';
import type { Network, Weights } from '../network';
import { attention } from './attention';
import { scaleRows, type Block } from './block';
import { convolution } from './convolution';
import { activate, feedForward } from './feed-forward';
import { minimalRecurrence } from './minimal-recurrence';
import { mixtureOfExperts } from './mixture-of-experts';
import { normaliserOf } from './normaliser-of';

export const decoder: Network<DecoderArchitecture> = (architecture, weights, tokens, dropout, extras) => {
  const [members, batch, time] = tokens.shape;
  const { width, depth } = architecture;
  const normalise = normaliserOf(architecture);
  const embedded = lookUp(weights['embedding'], tokens).reshape([members, batch, time, width]);
  const positions = weights['position'];
  const summed = positions ? embedded.add(positionsOf(positions, time, extras.memory?.seen)) : embedded;
  let x = dropout(summed.reshape([members, batch * time, width]));
  for (let layer = 0; layer < depth; layer++) {
    const name = `block.${layer}.${mixerOf(architecture)}`;
    const block = { name, layer, batch: x.shape[1]! / time, time, ...extras };
    x = x.add(dropout(mix(architecture, blockWeights(weights, name), normalise(x), block)));
    const own = blockWeights(weights, `block.${layer}.feedforward`);
    x = x.add(dropout(transform(architecture, own, normalise(x), block)));
    if (extras.gates && layer + 1 === modulePlace(architecture)) {
      x = addModules(x, weights, extras.gates, normalise(x), (hidden) => activate(architecture, hidden));
    }
  }
  return head(weights, normalise(x)).reshape([members, x.shape[1]! / time, time, -1]);
};

/** Rows of the table of positions: the first `time`, or the one after those seen. -> [members, 1, time, width] */
function positionsOf(table: Tensor, time: number, seen: Tensor | undefined): Tensor {
  if (seen) return tf.gather(table, seen.cast('int32'), 1).expandDims(1);
  return table.slice([0, 0, 0], [-1, time, -1]).expandDims(1);
}

/** The mixer over time. normal [members, batch x time, width] -> the same shape */
function mix(architecture: DecoderArchitecture, weights: Weights, normal: Tensor, block: Block): Tensor {
  switch (architecture.family) {
    case 'transformer':
    case 'moe':
      return attention(architecture, weights, normal, block);
    case 'mingru':
    case 'minlstm':
      return minimalRecurrence(architecture, weights, normal, block);
    case 'convolution':
      return convolution(architecture, weights, normal, block);
  }
}

function transform(architecture: DecoderArchitecture, weights: Weights, normal: Tensor, block: Block): Tensor {
  if (architecture.family === 'moe') return mixtureOfExperts(architecture, weights, normal, block);
  return feedForward(architecture, weights, normal);
}

/** Without a head of its own, the transposed table of embeddings is the head. */
function head(weights: Weights, normal: Tensor): Tensor {
  const [own, gain] = [weights['head.weight'], weights['final.gain']];
  if (own) return tf.matMul(normal, scaleRows(own, gain));
  return tf.matMul(normal, weights['embedding'].mul(gain.expandDims(1)), false, true);
}

function blockWeights(weights: Weights, prefix: string): Weights {
  const own = Object.entries(weights).filter(([name]) => name.startsWith(`${prefix}.`));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length + 1), tensor]));
}
