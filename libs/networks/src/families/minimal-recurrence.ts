import { tf } from '#compiler';
import type { MinimalRecurrentArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { scan } from '../layers/scan';
import type { Weights } from '../network';
import { scaleRows, type Block } from './block';

/**
 * minGRU and minLSTM (Feng et al. 2024): gates and candidate n depend on the input alone, so that all times are computed at once,
 * h' = k h + (1 - k) n. The share kept, k, is 1 - z of the minGRU's update gate, sigmoid(-z), and f / (f + i) of the minLSTM's forget and
 * input gates. normal [members, batch x time, width] -> the same shape
 */
export function minimalRecurrence(
  { family, width }: MinimalRecurrentArchitecture,
  weights: Weights,
  normal: Tensor,
  { name, batch, time, memory }: Block,
): Tensor {
  const [members, positions] = normal.shape;
  const rows = [members * batch, time, width];
  const inputs = tf.matMul(normal, scaleRows(weights['input'], weights['gain'])).add(weights['bias'].expandDims(1));
  const [gates, candidate] = tf.split(inputs, [inputs.shape[2]! - width, width], -1);
  const kept = (family === 'mingru' ? gates.neg().sigmoid() : forgetShare(gates)).reshape(rows);
  const written = tf.sub(1, kept).mul(candidate.reshape(rows));
  let states: Tensor;
  if (memory) {
    const before = memory.read(`${name}.hidden`); // [members, batch, width]
    states = kept.mul(before.reshape(rows)).add(written);
    memory.write(`${name}.hidden`, states.reshape(before.shape));
  } else {
    states = scan(kept, written);
  }
  return tf.matMul(states.reshape([members, positions, width]), weights['output']);
}

/** f / (f + i) of two sigmoid gates. */
function forgetShare(gates: Tensor): Tensor {
  const [f, i] = tf.split(gates.sigmoid(), 2, -1);
  return f.div(f.add(i));
}
