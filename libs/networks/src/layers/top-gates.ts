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

/** More than any two scores with their biases differ. */
const OUT_OF_RANGE = 1e4;

/**
 * The share that each expert has in a symbol's output: the scores of the chosen ones, which add up to 1 where there are several
 * (Shazeer et al. 2017); a single one keeps its score, since the router learns by it (Fedus et al. 2021).
 * scores, chosen [..., experts] -> [..., experts]
 */
export function topGates(scores: Tensor, chosen: Tensor, count: number): Tensor {
  const kept = scores.mul(chosen);
  return count === 1 ? kept : kept.div(kept.sum(-1, true));
}

/**
 * Load-balancing loss of each member: experts x sum over experts of the fraction of choices that fell on it x its mean share of the scores
 * (Fedus et al. 2021), and x what its bias exceeds the mean one by, so that the bias of an expert that nobody chooses rises steadily.
 * scores, chosen [members, positions, experts], bias [members, experts] -> [members]
 */
export function loadBalance(scores: Tensor, bias: Tensor, chosen: Tensor, count: number): Tensor {
  const experts = scores.shape.at(-1)!;
  const fractions = chosen.mean(1).div(count);
  const shares = scores.div(scores.sum(-1, true)).mean(1);
  return fractions
    .mul(shares.add(bias.sub(bias.mean(-1, true))))
    .sum(-1)
    .mul(experts);
}
