import { tf } from '#compiler';
import type { MoeArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { largestOf, loadBalance, topGates } from '../layers/top-gates';
import type { Weights } from '../network';
import { scaleRows, type Block } from './block';
import { activate } from './feed-forward';

/** Share of the load-balancing loss in the objective (Fedus et al. 2021). */
const BALANCE = 0.01;

/** How far the bias of an expert moves its score: by this times as much. It is learnt at the rate of all others. */
const REACH = 10;

/**
 * Feed-forward experts side by side, of which a router chooses a few for each symbol: those whose score, a sigmoid, is highest after a bias
 * that acts on the choice alone and evens out the load (Wang et al. 2024, DeepSeek-AI 2024). A score depends on no other expert's. All
 * are computed and the others' hidden units set to 0: at this size two large products are faster than many small ones.
 * normal [members, positions, width] -> the same shape
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
  const scores = tf.matMul(normal, scaleRows(weights['router'], gain)).sigmoid(); // [members, positions, experts]
  const bias = weights['bias']; // [members, experts]
  const chosen = largestOf(scores.add(bias.expandDims(1).mul(REACH)), expertsPerToken);
  addLoss?.(loadBalance(scores, bias, chosen, expertsPerToken).mul(BALANCE));
  const gates = topGates(scores, chosen, expertsPerToken).expandDims(-1);
  const hidden = activate(architecture, tf.matMul(normal, scaleRows(weights['up'], gain)));
  const gated = hidden.reshape([members, positions, experts, -1]).mul(gates).reshape([members, positions, -1]);
  return tf.matMul(gated, weights['down']);
}
