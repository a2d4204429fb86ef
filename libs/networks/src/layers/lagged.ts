import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * At each position the `count` values that lie `dilation` apart and end there, side by side, oldest first. What came before the first
 * position, (count - 1) x dilation values, is given. x [rows, time, width], before [rows, reach, width] -> [rows, time, count x width]
 */
export function lagged(x: Tensor, before: Tensor, count: number, dilation: number): Tensor {
  const [rows, time, width] = x.shape;
  const whole = tf.concat([before, x], 1);
  return tf.concat(
    Array.from({ length: count }, (_, lag) => whole.slice([0, lag * dilation, 0], [rows, time, width])),
    2,
  );
}

/** The last values, to be given as `before` next time: as many as before. */
export function lastOf(x: Tensor, before: Tensor): Tensor {
  const [rows, reach, width] = before.shape;
  return tf.concat([before, x], 1).slice([0, x.shape[1]!, 0], [rows, reach, width]);
}
