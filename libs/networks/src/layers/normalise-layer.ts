import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

const EPSILON = 1e-5;

/** Subtracts the mean and divides by the standard deviation along the last axis (Ba et al. 2016), without gain and bias. */
export function normaliseLayer(input: Tensor): Tensor {
  return tf.customGrad((x, save) => {
    const centred = (x as Tensor).sub((x as Tensor).mean(-1, true));
    const scale = centred.square().mean(-1).add(EPSILON).rsqrt().expandDims(-1);
    const y = centred.mul(scale);
    (save as GradSaveFunc)([y, scale]);
    const gradFunc = (dy: Tensor, [y, scale]: Tensor[]): Tensor => {
      const centredDy = dy.sub(dy.mean(-1, true));
      return centredDy.sub(y.mul(dy.mul(y).mean(-1, true))).mul(scale);
    };
    return { value: y, gradFunc };
  })(input);
}
