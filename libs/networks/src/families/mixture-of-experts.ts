import { tf } from '#compiler';
import type { MoeArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { largestOf, loadBalance, topGates } from '../layers/top-gates';
import type { Weights } from '../network';
import { scaleRows, type Block } from './block';
import { activate } from './feed-forward';

/** Share of the load-balancing loss in the objective (Fedus et al. 2021). */
const BALANCE = 0.01;

/**
 * Feed-forward experts side by side, of which a router chooses a few for each symbol. All are computed and the others' hidden units set
 * to 0: at this size two large products are faster than many small ones. normal [members, positions, width] -> the same shape
 */
export function mixtureOfExperts(
  architecture: MoeArchitecture,
  weights: Weights,
  normal: Tensor,
  { addLoss }: Block,
): Tensor {
  const { experts, expertsPerToken } = architecture;
  const [members, positions] = normal.shape;
  const gain = weights['gain'];
  const probabilities = tf.softmax(tf.matMul(normal, scaleRows(weights['router'], gain))); // [members, positions, experts]
  const chosen = largestOf(probabilities, expertsPerToken);
  addLoss?.(loadBalance(probabilities, chosen, expertsPerToken).mul(BALANCE));
  const gates = topGates(probabilities, chosen, expertsPerToken).expandDims(-1);
  const hidden = activate(architecture, tf.matMul(normal, scaleRows(weights['up'], gain)));
  const gated = hidden.reshape([members, positions, experts, -1]).mul(gates).reshape([members, positions, -1]);
  return tf.matMul(gated, weights['down']);
}
