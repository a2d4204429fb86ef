/** Kernels that read or write at places given by integers. */
import { filled, ONNX_TYPES } from '../graph';
import type { Kernel, KernelTable } from '../kernel';
import { sizeOf } from '../program';
import { tf } from '../tfjs';

const gather: Kernel = ({ graph, inputs: { x, indices }, attributes }) => {
  const { axis, batchDims } = attributes as { axis: number; batchDims: number };
  if (batchDims !== 0) throw new Error('GatherV2 is traced without batch dimensions only');
  const [place] = tf.util.parseAxisParam(axis, [...x.shape]);
  const shape = x.shape.toSpliced(place, 1, ...indices.shape);
  return graph.add('Gather', [x, indices], { dtype: x.dtype, shape }, { axis: place });
};

/** Sums rows of equal segment: a scatter that adds into zeros. */
const unsortedSegmentSum: Kernel = ({ graph, inputs: { x, segmentIds }, attributes }) => {
  const { numSegments } = attributes as { numSegments: number };
  const shape = [numSegments, ...x.shape.slice(segmentIds.shape.length)];
  const zeros = graph.constant(filled(x.dtype, sizeOf(shape), 0), { dtype: x.dtype, shape });
  const idShape = [...segmentIds.shape, 1];
  const ids = graph.add('Cast', [segmentIds], { dtype: 'int64', shape: segmentIds.shape }, { to: ONNX_TYPES.int64 });
  const places = graph.add('Reshape', [ids, graph.integers(idShape)], { dtype: 'int64', shape: idShape });
  return graph.add('ScatterND', [zeros, places, x], { dtype: x.dtype, shape }, { reduction: 'add' });
};

/** Rows added into zeros at the places that the last axis of `indices` names. */
const scatterNd: Kernel = ({ graph, inputs: { indices, updates }, attributes }) => {
  const { shape } = attributes as { shape: number[] };
  const zeros = graph.constant(filled(updates.dtype, sizeOf(shape), 0), { dtype: updates.dtype, shape });
  const type = { dtype: 'int64', shape: indices.shape } as const;
  const places = graph.add('Cast', [indices], type, { to: ONNX_TYPES.int64 });
  return graph.add('ScatterND', [zeros, places, updates], { dtype: updates.dtype, shape }, { reduction: 'add' });
};

/** Rows put in the place of those that the last axis of `indices` names. */
const tensorScatterUpdate: Kernel = ({ graph, inputs: { tensor, indices, updates } }) => {
  const type = { dtype: 'int64', shape: indices.shape } as const;
  const places = graph.add('Cast', [indices], type, { to: ONNX_TYPES.int64 });
  return graph.add('ScatterND', [tensor, places, updates], tensor);
};

/** By comparison with 0, 1, 2...: onnxruntime's own OneHot is several times slower. */
const oneHot: Kernel = ({ graph, inputs: { indices }, attributes }) => {
  const { depth, onValue, offValue, dtype } = attributes as Record<'depth' | 'onValue' | 'offValue', number> & {
    dtype: 'float32' | 'int32';
  };
  const shape = [...indices.shape, depth];
  const column = [...indices.shape, 1];
  const symbols = graph.constant(
    Int32Array.from({ length: depth }, (_, symbol) => symbol),
    { dtype: 'int32', shape: [depth] },
  );
  const places = graph.add('Reshape', [indices, graph.integers(column)], { dtype: 'int32', shape: column });
  const hot = graph.add('Equal', [places, symbols], { dtype: 'bool', shape });
  if (onValue === 1 && offValue === 0) return graph.add('Cast', [hot], { dtype, shape }, { to: ONNX_TYPES[dtype] });
  return graph.add('Where', [hot, graph.scalar(onValue, dtype), graph.scalar(offValue, dtype)], { dtype, shape });
};

export const LOOKUPS: KernelTable = {
  GatherV2: gather,
  OneHot: oneHot,
  ScatterNd: scatterNd,
  TensorScatterUpdate: tensorScatterUpdate,
  UnsortedSegmentSum: unsortedSegmentSum,
};
