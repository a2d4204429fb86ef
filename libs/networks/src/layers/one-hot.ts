import { tf } from '#compiler';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';

/** 1 at each symbol's index, 0 elsewhere. symbols [...] of int32 -> [..., count] */
export function oneHot(symbols: Tensor, count: number): Tensor {
  return tf.oneHot(symbols as Tensor1D, count).cast('float32'); // takes any rank, whatever its type says
}
