/** Matrix products over the last two axes; leading axes are batches, broadcast. */
import type { Kernel, KernelTable } from '../kernel';
import { tf } from '../tfjs';

const batchMatMul: Kernel = ({ graph, inputs: { a, b }, attributes }) => {
  const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
  const rows = a.shape.at(transposeA ? -1 : -2)!;
  const columns = b.shape.at(transposeB ? -2 : -1)!;
  const batch = tf.backend_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const type = { dtype: a.dtype, shape: [...batch, rows, columns] };
  if (!transposeA && !transposeB) return graph.add('MatMul', [a, b], type);
  const flags = { transA: Number(transposeA), transB: Number(transposeB) };
  return graph.addNode('FusedMatMul', [a, b], [type], flags, 'com.microsoft')[0];
};

export const PRODUCTS: KernelTable = { BatchMatMul: batchMatMul };
