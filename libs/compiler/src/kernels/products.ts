/** Matrix products over the last two axes; leading axes are batches, broadcast. */
import type { Kernel, KernelTable } from '../kernel';
import { standardMatMul } from '../standard-operators';
import { ofNumbers } from './accepting';
import { broadcastShape } from './broadcast';
import { assert } from './checks';

const batchMatMul: Kernel = ({ graph, inputs: { a, b }, attributes }) => {
  const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
  assert(a.shape.length > 1 && b.shape.length > 1, () => 'factors must be matrices or batches of them');
  const [rows, depth] = sides(a.shape, transposeA);
  const [height, columns] = sides(b.shape, transposeB);
  assert(depth === height, () => `inner lengths ${depth} and ${height} must match${turned(transposeA, transposeB)}`);
  const batch = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const type = { dtype: a.dtype, shape: [...batch, rows, columns] };
  if (depth === 0) return graph.uniform(0, type);
  if (!transposeA && !transposeB) return graph.add('MatMul', [a, b], type);
  const flags = { transA: Number(transposeA), transB: Number(transposeB) };
  if (a.dtype === 'int32') return standardMatMul(graph, [a, b], { transA: transposeA, transB: transposeB }, type);
  return graph.addNode('FusedMatMul', [a, b], [type], flags, 'com.microsoft')[0];
};

/** Rows and columns of a matrix, as it is read. */
function sides(shape: readonly number[], isTransposed: boolean): readonly number[] {
  const own = shape.slice(-2);
  return isTransposed ? own.reverse() : own;
}

function turned(a: boolean, b: boolean): string {
  const which = [a && 'the first', b && 'the second'].filter(Boolean);
  return which.length > 0 ? `, ${which.join(' and ')} transposed` : '';
}

export const PRODUCTS: KernelTable = { BatchMatMul: ofNumbers(batchMatMul) };
