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

const oneHot: Kernel = ({ graph, inputs: { indices }, attributes }) => {
  const { depth, onValue, offValue, dtype } = attributes as {
    depth: number;
    onValue: number;
    offValue: number;
    dtype: 'float32' | 'int32';
  };
  const shape = [...indices.shape, depth];
  const values = graph.constant(Float32Array.of(offValue, onValue), { dtype: 'float32', shape: [2] });
  const depths = graph.scalar(depth, 'int32'); // onnxruntime has this combination of types: int32, int32, float32
  const hot = graph.add('OneHot', [indices, depths, values], { dtype: 'float32', shape }, { axis: -1 });
  return dtype === 'float32' ? hot : graph.add('Cast', [hot], { dtype, shape }, { to: ONNX_TYPES[dtype] });
};

export const LOOKUPS: KernelTable = { GatherV2: gather, OneHot: oneHot, UnsortedSegmentSum: unsortedSegmentSum };
