/**
 * Regulated modules: low-rank residual adapters side by side (Houlsby et al. 2019), each scaled by its gate. With a router each is scaled at each position, too, by
 * 2 logistic(read r), r being learned by gradient: from 0 to 2, and 1 where r is 0, as it is at the start (a mixture of experts whose gates are each for
 * themselves, Csordás, Irie and Schmidhuber 2023).
 */
import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Weights } from '../network';

/**
 * The stream x [members, positions, width] with what modules add that read `read` of it. weights `modules.in` and `modules.out`
 * [members, modules x rank, width], and of a router `modules.router` [members, modules, width]; gates [members, modules], or of several states at once [members, states, modules]: then the positions are those of each
 * state, one after the other.
 */
export function addModules(
  x: Tensor,
  weights: Weights,
  gates: Tensor,
  read: Tensor,
  activate: (x: Tensor) => Tensor,
): Tensor {
  const output = weights['modules.out'];
  const plain = activate(tf.matMul(read, weights['modules.in'], false, true));
  const router = weights['modules.router'];
  const hidden = router ? routed(plain, read, router) : plain;
  if (gates.rank === 3) return x.expandDims(1).add(ofStates(hidden, output, gates)).reshape([x.shape[0], -1, x.shape[2]!]); // prettier-ignore
  const [members, count] = gates.shape as [number, number];
  const opened = gates
    .expandDims(2)
    .tile([1, 1, output.shape[1]! / count])
    .reshape([members, -1, 1]);
  return x.add(tf.matMul(hidden, output.mul(opened))); // the matrix has fewer elements than the hidden units of all positions
}

/** Each module writes once, and a state is a sum of what they wrote. -> [members, states, positions, width] */
function ofStates(hidden: Tensor, output: Tensor, gates: Tensor): Tensor {
  const [members, states, count] = gates.shape as [number, number, number];
  const [, positions] = hidden.shape;
  const width = output.shape[2]!;
  const apart = hidden.reshape([members, positions, count, -1]).transpose([0, 2, 1, 3]);
  const written = tf.matMul(apart, output.reshape([members, count, -1, width])); // [members, modules, positions, width]
  const sums = tf.matMul(gates, written.reshape([members, count, positions * width]));
  return sums.reshape([members, states, positions, width]);
}

/** Hidden units [members, positions, modules x rank], each times what the router makes of its module at the position. */
function routed(hidden: Tensor, read: Tensor, router: Tensor): Tensor {
  const [members, positions] = hidden.shape as [number, number];
  const open = tf.matMul(read, router, false, true).sigmoid().mul(2); // [members, positions, modules]
  return hidden.reshape([members, positions, router.shape[1]!, -1]).mul(open.expandDims(3)).reshape(hidden.shape);
}
