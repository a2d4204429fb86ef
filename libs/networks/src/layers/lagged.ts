import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * At each position the `count` values that lie `dilation` apart and end there, side by side, oldest first. What came before the first
 * position is given, (count - 1) x dilation values of it, or fewer where none of them is seen but those that are 0.
 * x [rows, time, width], before [rows, reach, width] -> [rows, time, count x width]
 */
export function lagged(x: Tensor, before: Tensor, count: number, dilation: number): Tensor {
  const [rows, time, width] = x.shape;
  const reach = before.shape[1]!;
  const whole = tf.concat([before, x], 1);
  const startOf = (lag: number): number => Math.max(0, reach - (count - 1 - lag) * dilation);
  return tf.concat(
    Array.from({ length: count }, (_, lag) => whole.slice([0, startOf(lag), 0], [rows, time, width])),
    2,
  );
}

/** The last values, to be given as `before` next time: as many as before. */
export function lastOf(x: Tensor, before: Tensor): Tensor {
  const [rows, reach, width] = before.shape;
  return tf.concat([before, x], 1).slice([0, x.shape[1]!, 0], [rows, reach, width]);
}
