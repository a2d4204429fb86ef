import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/** x sigmoid(slope x): SiLU at slope 1, close to GELU at slope 1.702 (Hendrycks and Gimpel 2016). */
export function sigmoidLinear(input: Tensor, slope: number): Tensor {
  return tf.customGrad((x, save) => {
    const s = (x as Tensor).mul(slope).sigmoid();
    const y = (x as Tensor).mul(s);
    (save as GradSaveFunc)([s, y]);
    // d/dx = s + slope x s (1 - s)
    const gradFunc = (dy: Tensor, [s, y]: Tensor[]): Tensor => dy.mul(s.add(y.mul(slope).mul(tf.sub(1, s))));
    return { value: y, gradFunc };
  })(input);
}
