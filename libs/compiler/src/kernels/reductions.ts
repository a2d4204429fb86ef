/** Kernels that fold axes away. */
import { ONNX_TYPES, type Graph, type Value } from '../graph';
import { guard } from '../guards';
import type { Kernel, KernelCall, KernelTable } from '../kernel';
import { sizeOf } from '../program';
import { tf } from '../tfjs';
import { ofNumbers } from './accepting';
import { broadcast } from './broadcast';
import { casted } from './cast';
import { assert } from './checks';
import { reshaped } from './layout';

/** Without axes all are meant; tfjs calls those of Max `reductionIndices`. */
interface ReductionAttributes {
  readonly axis?: number | number[];
  readonly reductionIndices?: number | number[];
  readonly keepDims?: boolean;
}

interface Fold {
  readonly axes: readonly number[];
  readonly shape: readonly number[];
  readonly keepDims: boolean;
}

function foldOf({ inputs: { x }, attributes }: KernelCall): Fold {
  const { axis, reductionIndices, keepDims = false } = attributes as ReductionAttributes;
  const axes = tf.util.parseAxisParam(axis ?? reductionIndices ?? [...x.shape.keys()], [...x.shape]);
  assert(new Set(axes).size === axes.length, () => `axes [${axes}] name one twice`);
  const shape = keepDims
    ? x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length))
    : x.shape.filter((_, axis) => !axes.includes(axis));
  return { axes, shape, keepDims };
}

function folded(graph: Graph, op: string, x: Value, { axes, shape, keepDims }: Fold): Value {
  return graph.add(op, [x, graph.integers(axes)], { dtype: x.dtype, shape }, { keepdims: keepDims ? 1 : 0 });
}

/** `ofNothing` is what tfjs-cpu has where there is nothing to fold. */
const reduction =
  (op: string, ofNothing: number, reduce = folded): Kernel =>
  (call) => {
    const { graph, inputs } = call;
    const { x } = inputs;
    const fold = foldOf(call);
    if (fold.axes.length === 0) return x;
    if (sizeOf(x.shape) === 0) return graph.uniform(ofNothing, { dtype: x.dtype, shape: fold.shape });
    return reduce(graph, op, x, fold);
  };

/** Of an axis before the last, as a product with ones: onnxruntime's own ReduceSum goes down columns several times slower. */
function sum(graph: Graph, op: string, x: Value, fold: Fold): Value {
  const [axis, ...others] = fold.axes;
  if (others.length > 0 || axis === x.shape.length - 1 || x.dtype !== 'float32') return folded(graph, op, x, fold);
  const [before, length, after] = [sizeOf(x.shape.slice(0, axis)), x.shape[axis], sizeOf(x.shape.slice(axis + 1))];
  const ones = graph.uniform(1, { dtype: 'float32', shape: [1, length] });
  const columns = reshaped(graph, x, [before, length, after]);
  const sums = graph.add('MatMul', [ones, columns], { dtype: 'float32', shape: [before, 1, after] });
  return reshaped(graph, sums, fold.shape);
}

/** onnxruntime passes over NaN. A sum of magnitudes is NaN where one of them is, and never else; probabilities are their own. */
function extreme(graph: Graph, op: string, x: Value, fold: Fold): Value {
  const found = folded(graph, op, x, fold);
  if (x.dtype !== 'float32') return found;
  const magnitudes = x.producer?.op === 'Softmax' ? x : graph.add('Abs', [x], x);
  const total = sum(graph, 'ReduceSum', magnitudes, fold);
  const isNumber = broadcast(graph, 'Equal', total, total, 'bool');
  return guard(graph.add('Where', [isNumber, found, total], found), 1);
}

/** A real number, whatever it is the mean of. */
const mean: Kernel = (call) => {
  const x = casted(call.graph, call.inputs['x'], 'float32');
  return reduction('ReduceMean', 0)({ ...call, inputs: { x } });
};

/** The first index of the extreme, as int32. ONNX gives int64, which nothing else here has. */
const extremeIndex =
  (op: string, worst: number): Kernel =>
  ({ graph, inputs: { x }, attributes }) => {
    const [axis] = tf.util.parseAxisParam((attributes as { axis: number | number[] }).axis, [...x.shape]);
    const shape = x.shape.toSpliced(axis, 1);
    if (sizeOf(x.shape) === 0) return graph.uniform(0, { dtype: 'int32', shape });
    const ordered = comparable(graph, x, axis, worst);
    const index = graph.add(op, [ordered], { dtype: 'int64', shape }, { axis, keepdims: 0 });
    return graph.add('Cast', [index], { dtype: 'int32', shape }, { to: ONNX_TYPES.int32 });
  };

/** As tfjs compares: nothing exceeds a NaN at index 0, and any other NaN is passed over. */
function comparable(graph: Graph, x: Value, axis: number, worst: number): Value {
  if (x.dtype !== 'float32') return casted(graph, x, 'int32');
  const length = x.shape[axis];
  const substitutes = Float32Array.from({ length }, (_, index) => (index === 0 ? -worst : worst));
  const shape = x.shape.map((_, other) => (other === axis ? length : 1));
  const instead = graph.constant(substitutes, { dtype: 'float32', shape });
  return guard(graph.add('Where', [broadcast(graph, 'Equal', x, x, 'bool'), x, instead], x), 1);
}

export const REDUCTIONS: KernelTable = {
  ArgMax: extremeIndex('ArgMax', -Infinity),
  ArgMin: extremeIndex('ArgMin', Infinity),
  Max: ofNumbers(reduction('ReduceMax', NaN, extreme)),
  Mean: mean,
  Min: ofNumbers(reduction('ReduceMin', NaN, extreme)),
  Prod: ofNumbers(reduction('ReduceProd', 1)),
  Sum: ofNumbers(reduction('ReduceSum', 0, sum)),
};
