import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

const EPSILON = 1e-5;

/** Divides by the root mean square along the last axis (Zhang and Sennrich 2019), without a gain. */
export function normalise(input: Tensor): Tensor {
  return tf.customGrad((x, save) => {
    const scale = (x as Tensor).square().mean(-1).add(EPSILON).rsqrt().expandDims(-1);
    const y = (x as Tensor).mul(scale);
    (save as GradSaveFunc)([y, scale]);
    const gradFunc = (dy: Tensor, [y, scale]: Tensor[]): Tensor => dy.sub(y.mul(dy.mul(y).mean(-1, true))).mul(scale);
    return { value: y, gradFunc };
  })(input);
}
