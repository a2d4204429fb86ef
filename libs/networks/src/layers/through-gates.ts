import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * A step of which modules take the share that their gate is open, whatever the optimizer: Adam would make up for a smaller gradient. At 0 a module stays
 * bit for bit. before, after [members, parameters], the modules' parameters being the last, from `start`: of each kind in `sizes` those of all modules, so
 * many a module; gates [members, modules]
 */
export function throughGates(
  before: Tensor,
  after: Tensor,
  gates: Tensor,
  start: number,
  sizes: readonly number[],
): Tensor {
  const [members, parameters] = before.shape as [number, number];
  const size = parameters - start;
  const [trunk, moved] = tf.split(after, [start, size], 1);
  const stayed = before.slice([0, start], [-1, size]);
  const shares = sizes.map((each) => gates.expandDims(2).tile([1, 1, each]).reshape([members, -1]));
  return tf.concat([trunk, stayed.add(moved.sub(stayed).mul(tf.concat(shares, 1)))], 1);
}
