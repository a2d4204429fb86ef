/**
 * Kernels that read or write at indices that are values of the program, which a trace does not see. An index that is out of range is
 * an error when the program is run.
 */
import { ONNX_TYPES, type Graph, type Value } from '../graph';
import { guard } from '../guards';
import type { Kernel, KernelTable } from '../kernel';
import { sizeOf } from '../program';
import { tf } from '../tfjs';
import { ofNumbers } from './accepting';
import { broadcast } from './broadcast';
import { casted } from './cast';
import { assert } from './checks';
import { reshaped } from './layout';

/** An index that no axis has. */
const NOWHERE = 2 ** 31 - 1;

/** ONNX counts negative indices from the end: they are put as far out of range as they are for tfjs. */
function fromStart(graph: Graph, indices: Value): Value {
  const root = flat(indices);
  if (root.constant) return indices; // checked
  const negative = broadcast(graph, 'Less', root, graph.scalar(0, 'int32'), 'bool');
  const positive = guard(graph.add('Where', [negative, graph.scalar(NOWHERE, 'int32'), root], root), 2);
  return root === indices ? positive : reshaped(graph, positive, indices.shape);
}

/** The lengths of axes on which indices were looked up: of these it is known that they are in range. */
const lookedUp = new WeakMap<Value, number>();

const gather: Kernel = ({ graph, inputs: { x, indices }, attributes }) => {
  const { axis: given, batchDims } = attributes as { axis: number; batchDims?: number };
  if (batchDims) throw new Error('it is traced without batch dimensions only');
  const [axis] = tf.util.parseAxisParam(given, [...x.shape]);
  const length = x.shape[axis];
  assert(length > 0 || sizeOf(indices.shape) === 0, () => 'there is nothing to look up');
  checkConstant(indices, [length]);
  lookedUp.set(flat(indices), length);
  const shape = x.shape.toSpliced(axis, 1, ...indices.shape);
  return graph.add('Gather', [x, fromStart(graph, indices)], { dtype: x.dtype, shape }, { axis });
};

/** Indices whatever their shape. */
function flat(indices: Value): Value {
  return indices.producer?.op === 'Reshape' ? flat(indices.producer.inputs[0]) : indices;
}

/** Constant indices are checked before a program is run. `lengths` are those of the axes that the last axis of the indices names. */
function checkConstant(indices: Value, lengths: readonly number[]): void {
  Array.from(flat(indices).constant ?? [], Number).forEach((index, at) => {
    const length = lengths[at % lengths.length];
    assert(index >= 0 && index < length, () => `index ${index} is not in [0, ${length - 1}]`);
  });
}

/** Sums rows of equal segment: a scatter that adds into zeros. A row of a segment that is out of range is in no sum. */
const unsortedSegmentSum: Kernel = ({ graph, inputs: { x, segmentIds }, attributes }) => {
  const { numSegments } = attributes as { numSegments: number };
  assert(Number.isInteger(numSegments) && numSegments > 0, () => `there cannot be ${numSegments} segments`);
  const [count] = x.shape;
  const fits = segmentIds.shape.length === 1 && segmentIds.shape[0] === count;
  assert(fits, () => `segmentIds must be [${count}], one for each row`);
  const rows = casted(graph, x, 'float32'); // as tfjs-cpu has it
  const row = x.shape.slice(1);
  const sums = (segments: number, ids: Value): Value =>
    scattered(graph, graph.uniform(0, { dtype: 'float32', shape: [segments, ...row] }), ids, rows, true);
  const known = lookedUp.get(flat(segmentIds));
  if (known !== undefined && known <= numSegments) return sums(numSegments, segmentIds);
  const all = sums(numSegments + 1, orLast(graph, segmentIds, numSegments));
  const bounds = [[0], [numSegments], [0]].map((list) => graph.integers(list));
  return graph.add('Slice', [all, ...bounds], { dtype: 'float32', shape: [numSegments, ...row] });
};

/** `length` instead of an index that is not in [0, length). */
function orLast(graph: Graph, indices: Value, length: number): Value {
  const after = graph.scalar(length, 'int32');
  const low = broadcast(graph, 'GreaterOrEqual', indices, graph.scalar(0, 'int32'), 'bool');
  const high = broadcast(graph, 'Less', indices, after, 'bool');
  const inRange = broadcast(graph, 'And', low, high, 'bool');
  return graph.add('Where', [inRange, indices, after], indices);
}

/** Rows added into zeros at the indices that the last axis of `indices` holds. */
const scatterNd: Kernel = ({ graph, inputs: { indices, updates }, attributes }) => {
  const { shape } = attributes as { shape: number[] };
  return scattered(graph, graph.uniform(0, { dtype: updates.dtype, shape }), indices, updates, true);
};

/** Rows written at the indices that the last axis of `indices` holds. */
const tensorScatterUpdate: Kernel = ({ graph, inputs: { tensor, indices, updates } }) =>
  scattered(graph, tensor, indices, updates, false);

/** A list of indices is a column of them, as in tfjs. */
function scattered(graph: Graph, onto: Value, indices: Value, updates: Value, adding: boolean): Value {
  if (sizeOf(indices.shape) === 0 || sizeOf(updates.shape) === 0) return onto;
  const column = indices.shape.length === 1 ? reshaped(graph, indices, [...indices.shape, 1]) : indices;
  checkConstant(indices, onto.shape.slice(0, column.shape.at(-1)));
  const rows = graph.add(
    'Cast',
    [fromStart(graph, column)],
    { dtype: 'int64', shape: column.shape },
    { to: ONNX_TYPES.int64 },
  );
  return graph.add('ScatterND', [onto, rows, updates], onto, adding ? { reduction: 'add' } : {});
}

/** By comparison with 0, 1, 2...: onnxruntime's own OneHot is several times slower. */
const oneHot: Kernel = ({ graph, inputs: { indices }, attributes }) => {
  const { depth, onValue, offValue, dtype } = attributes as Record<'depth' | 'onValue' | 'offValue', number> & {
    dtype: 'float32' | 'int32';
  };
  const symbols = graph.constant(
    Int32Array.from({ length: depth }, (_, symbol) => symbol),
    { dtype: 'int32', shape: [depth] },
  );
  const ofEach = reshaped(graph, indices, [...indices.shape, 1]);
  const hot = broadcast(graph, 'Equal', ofEach, symbols, 'bool');
  if (onValue === 1 && offValue === 0) return casted(graph, hot, dtype);
  const type = { dtype, shape: hot.shape };
  return graph.add('Where', [hot, graph.scalar(onValue, dtype), graph.scalar(offValue, dtype)], type);
};

export const LOOKUPS: KernelTable = {
  GatherV2: gather,
  OneHot: oneHot,
  ScatterNd: ofNumbers(scatterNd),
  TensorScatterUpdate: tensorScatterUpdate,
  UnsortedSegmentSum: ofNumbers(unsortedSegmentSum),
};
