import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';

/** 1 at the `count` largest along the last axis, 0 elsewhere; equals of the least of them are taken too. Its gradient is 0. */
export function largestOf(input: Tensor, count: number): Tensor {
  return tf.customGrad((x) => {
    let left = x as Tensor;
    for (let taken = 1; taken < count; taken++) {
      const isLargest = left.greaterEqual(left.max(-1, true)).cast('float32');
      left = left.sub(isLargest.mul(OUT_OF_RANGE));
    }
    const chosen = (x as Tensor).greaterEqual(left.max(-1, true)).cast('float32');
    return { value: chosen, gradFunc: (dy: Tensor) => tf.zerosLike(dy) };
  })(input);
}

/** More than any two probabilities differ. */
const OUT_OF_RANGE = 2;

/**
 * The share that each expert has in a symbol's output: the probabilities of the chosen ones, which add up to 1 where there are several
 * (Shazeer et al. 2017); a single one keeps its probability, since the router learns by it (Fedus et al. 2021).
 * probabilities, chosen [..., experts] -> [..., experts]
 */
export function topGates(probabilities: Tensor, chosen: Tensor, count: number): Tensor {
  const kept = probabilities.mul(chosen);
  return count === 1 ? kept : kept.div(kept.sum(-1, true));
}

/**
 * Load-balancing loss of each member (Fedus et al. 2021): experts x sum over experts of the fraction of choices that fell on it x its mean
 * probability; 1 where all are alike. [members, positions, experts] -> [members]
 */
export function loadBalance(probabilities: Tensor, chosen: Tensor, count: number): Tensor {
  const experts = probabilities.shape.at(-1)!;
  const fractions = chosen.mean(1).div(count);
  return fractions.mul(probabilities.mean(1)).sum(-1).mul(experts);
}
