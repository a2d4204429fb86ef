import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/** Pair p turns by BASE^(-p / PAIRS) a position, whatever the size: coordinates that are added turn more slowly, the others as before. */
const BASE = 10_000;
const PAIRS = 16;

/**
 * Rotary positions (Su et al. 2021): pairs of coordinates, one of each half, turn by an angle that grows with the position, so that a
 * product of two depends on how far apart they are. Turning back is the gradient.
 * x [..., size, time], whose first position is `first` [1].
 */
export function rotate(x: Tensor, first: Tensor): Tensor {
  return tf.customGrad((...inputs) => {
    const [x, first, save] = inputs as unknown as [Tensor, Tensor, GradSaveFunc];
    save([first]);
    const gradFunc = (dy: Tensor, [first]: Tensor[]): Tensor[] => [turn(dy, first, -1), tf.zerosLike(first)];
    return { value: turn(x, first, 1), gradFunc };
  })(x, first);
}

function turn(x: Tensor, first: Tensor, direction: 1 | -1): Tensor {
  const [size, time] = x.shape.slice(-2);
  const pairs = size / 2;
  const frequencies = Float32Array.from({ length: pairs }, (_, pair) => BASE ** (-pair / PAIRS));
  const angles = tf
    .range(0, time)
    .add(first)
    .mul(tf.tensor(frequencies, [pairs, 1])); // [pairs, time]
  const [cos, sin] = [angles.cos(), angles.sin().mul(direction)];
  const [a, b] = tf.split(x, 2, -2);
  return x.mul(tf.concat([cos, cos], 0)).add(tf.concat([b, a], -2).mul(tf.concat([sin.neg(), sin], 0)));
}
