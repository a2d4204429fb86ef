import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/** max(x, 0)^2 (So et al. 2021). Its gradient needs no mask: 2 max(x, 0). */
export function squaredRelu(input: Tensor): Tensor {
  return tf.customGrad((x, save) => {
    const positive = tf.relu(x as Tensor);
    (save as GradSaveFunc)([positive]);
    return { value: positive.square(), gradFunc: (dy: Tensor, [positive]: Tensor[]) => dy.mul(2).mul(positive) };
  })(input);
}
