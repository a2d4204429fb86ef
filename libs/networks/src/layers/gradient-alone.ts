import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Worth 0 with the gradient of its argument: added to an objective, it is minimised and not reported. */
export function gradientAlone(loss: Tensor): Tensor {
  return tf.customGrad((x) => ({ value: tf.zerosLike(x as Tensor), gradFunc: (dy: Tensor) => dy }))(loss);
}
