import { tf } from '#compiler';
import type { Rank, Tensor, Tensor1D } from '@tensorflow/tfjs';

/**
 * Rows of each member's own table. table [members, rows, width], symbols [members, ...] of int32 -> [members, places, width].
 * Its gradient is a product with one-hot symbols, much faster than adding row by row.
 */
export function lookUp(table: Tensor, symbols: Tensor): Tensor {
  const [members, rows, width] = table.shape as [number, number, number];
  const own = symbols.reshape<Rank.R2>([members, -1]);
  return tf.customGrad((x) => {
    const offsets = tf.range(0, members * rows, rows, 'int32').expandDims(1);
    const places = own.add(offsets).reshape([-1]) as Tensor1D;
    const value = tf.gather((x as Tensor).reshape([members * rows, width]), places).reshape([members, own.shape[1], width]);
    return { value, gradFunc: (dy: Tensor) => tf.matMul(tf.oneHot(own as Tensor1D, rows), dy, true) };
  })(table);
}
