import type { Tensor } from '@tensorflow/tfjs-core';

/** A real operand from -2 to 2 as integers from 0 to 3. */
export function integers(x: Tensor): Tensor {
  return x.add(2).floor().cast('int32').clipByValue(0, 3);
}
