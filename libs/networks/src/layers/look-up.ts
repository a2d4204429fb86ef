import { tf, sizeOf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/**
 * Rows of each member's own table. table [members, rows, width], symbols [members, ...] of int32 -> [members, positions, width].
 * Its gradient adds the rows of each symbol.
 */
export function lookUp(table: Tensor, symbols: Tensor): Tensor {
  const [members, rows, width] = table.shape;
  const positions = sizeOf(symbols.shape.slice(1));
  const own = symbols.reshape([members, positions]);
  return tf.customGrad((x, save) => {
    const firstRows = tf.range(0, members * rows, rows, 'int32').expandDims(1);
    const all = (x as Tensor).reshape([members * rows, width]);
    const rowsOfAll = own.add(firstRows).reshape([members * positions]);
    const value = tf.gather(all, rowsOfAll).reshape([members, positions, width]);
    (save as GradSaveFunc)([rowsOfAll]);
    const gradFunc = (dy: Tensor, [rowsOfAll]: Tensor[]): Tensor =>
      tf
        .scatterND(rowsOfAll.expandDims(-1), dy.reshape([members * positions, width]), [members * rows, width])
        .reshape([members, rows, width]);
    return { value, gradFunc };
  })(table);
}
