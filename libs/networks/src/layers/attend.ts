import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/** Added to the scores of positions that may not be seen; its exponential is 0. */
export const HIDDEN = -1e9;

/**
 * Causal attention, softmax(q k' + mask) v, on queries already scaled. All [..., heads, size, time]: with the time last, products of small
 * heads have long rows. Its gradient takes the row sums of dp * p as those of do * o, which has fewer elements (Dao et al. 2022), and
 * subtracts them in the product that gives dp, as one more coordinate.
 */
export function attend(query: Tensor, key: Tensor, value: Tensor): Tensor {
  return tf.customGrad((...inputs) => {
    const [q, k, v, save] = inputs as unknown as [Tensor, Tensor, Tensor, GradSaveFunc];
    const p = tf.softmax(tf.matMul(q, k, true).add(causalMask(q.shape.at(-1)!)));
    const o = tf.matMul(v, p, false, true);
    save([q, k, v, p, o]);
    const gradFunc = (dO: Tensor, [q, k, v, p, o]: Tensor[]): Tensor[] => {
      const rowSums = dO.mul(o).sum(-2, true);
      const dScores = tf
        .matMul(tf.concat([dO, rowSums.neg()], -2), tf.concat([v, tf.onesLike(rowSums)], -2), true)
        .mul(p);
      return [tf.matMul(k, dScores, false, true), tf.matMul(q, dScores), tf.matMul(dO, p)];
    };
    return { value: o, gradFunc };
  })(query, key, value);
}

/** 0 where a position may attend, `HIDDEN` at later positions. [time, time] */
function causalMask(time: number): Tensor {
  const mask = Float32Array.from({ length: time * time }, (_, at) => (at % time > Math.floor(at / time) ? HIDDEN : 0));
  return tf.tensor(mask, [time, time]);
}
