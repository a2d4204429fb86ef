import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/** The longest wave is 2 pi x nearly this many positions long. */
const BASE = 10_000;

/**
 * Rotary positions (Su et al. 2021): pairs of coordinates, one of each half, turn by an angle that grows with the position, so that a
 * product of two depends on how far apart they are. Turning back is the gradient. An odd last coordinate stays.
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
  const pairs = Math.floor(size / 2);
  const frequencies = Float32Array.from({ length: pairs }, (_, pair) => BASE ** ((-2 * pair) / size));
  const angles = tf
    .range(0, time)
    .add(first)
    .mul(tf.tensor(frequencies, [pairs, 1])); // [pairs, time]
  const [cos, sin] = [angles.cos(), angles.sin().mul(direction)];
  const isOdd = size % 2 === 1;
  const along = tf.concat(isOdd ? [cos, cos, tf.ones([1, time])] : [cos, cos], 0);
  const across = tf.concat(isOdd ? [sin.neg(), sin, tf.zeros([1, time])] : [sin.neg(), sin], 0);
  const [a, b, ...rest] = tf.split(x, isOdd ? [pairs, pairs, 1] : [pairs, pairs], -2);
  return x.mul(along).add(tf.concat([b, a, ...rest], -2).mul(across));
}
