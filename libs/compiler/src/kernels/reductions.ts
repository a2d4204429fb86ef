/** Kernels that fold axes away. */
import { filled, ONNX_TYPES } from '../graph';
import type { Kernel, KernelTable } from '../kernel';
import { sizeOf } from '../program';
import { tf } from '../tfjs';
import { reshaped } from './layout';

/** Without axes all are meant; tfjs calls those of Max `reductionIndices`. */
interface ReductionAttributes {
  readonly axis?: number | number[];
  readonly reductionIndices?: number | number[];
  readonly keepDims?: boolean;
}

const reduction =
  (op: string): Kernel =>
  ({ graph, inputs: { x }, attributes }) => {
    const { axis, reductionIndices, keepDims } = attributes as ReductionAttributes;
    const axes = tf.util.parseAxisParam(axis ?? reductionIndices ?? [...x.shape.keys()], [...x.shape]);
    if (axes.length === 0) return x;
    const shape = keepDims
      ? x.shape.map((length, place) => (axes.includes(place) ? 1 : length))
      : x.shape.filter((_, place) => !axes.includes(place));
    return graph.add(op, [x, graph.integers(axes)], { dtype: x.dtype, shape }, { keepdims: keepDims ? 1 : 0 });
  };

/** Of an axis before the last, as a product with ones: onnxruntime's own ReduceSum goes down columns several times slower. */
const sum: Kernel = (call) => {
  const { graph, inputs, attributes } = call;
  const { x } = inputs;
  const { axis, keepDims } = attributes as ReductionAttributes;
  const [place, ...others] = tf.util.parseAxisParam(axis ?? [...x.shape.keys()], [...x.shape]);
  if (others.length > 0 || place === undefined || place === x.shape.length - 1 || x.dtype !== 'float32')
    return reduction('ReduceSum')(call);
  const [before, length, after] = [sizeOf(x.shape.slice(0, place)), x.shape[place], sizeOf(x.shape.slice(place + 1))];
  const ones = graph.constant(filled('float32', length, 1), { dtype: 'float32', shape: [1, length] });
  const columns = reshaped(graph, x, [before, length, after]);
  const sums = graph.add('MatMul', [ones, columns], { dtype: 'float32', shape: [before, 1, after] });
  return reshaped(graph, sums, keepDims ? x.shape.with(place, 1) : x.shape.toSpliced(place, 1));
};

/** The first place of the extreme, as int32. ONNX gives int64, which nothing else here has. */
const extremePlace =
  (op: string): Kernel =>
  ({ graph, inputs: { x }, attributes }) => {
    const [axis] = tf.util.parseAxisParam((attributes as { axis: number }).axis, [...x.shape]);
    const shape = x.shape.toSpliced(axis, 1);
    const place = graph.add(op, [x], { dtype: 'int64', shape }, { axis, keepdims: 0 });
    return graph.add('Cast', [place], { dtype: 'int32', shape }, { to: ONNX_TYPES.int32 });
  };

export const REDUCTIONS: KernelTable = {
  ArgMax: extremePlace('ArgMax'),
  ArgMin: extremePlace('ArgMin'),
  Max: reduction('ReduceMax'),
  Mean: reduction('ReduceMean'),
  Min: reduction('ReduceMin'),
  Prod: reduction('ReduceProd'),
  Sum: sum,
};
