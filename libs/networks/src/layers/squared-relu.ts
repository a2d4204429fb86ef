import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';

/** max(x, 0)^2 (So et al. 2021). Its gradient needs no mask: 2 max(x, 0). */
export function squaredRelu(input: Tensor): Tensor {
  return tf.customGrad((x) => {
    const positive = tf.relu(x as Tensor);
    return { value: positive.square(), gradFunc: (dy: Tensor) => dy.mul(2).mul(positive) };
  })(input);
}
