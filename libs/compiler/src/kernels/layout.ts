/** Kernels that move elements and change none. */
import { filled, type ConstantData, type Graph, type Value } from '../graph';
import type { Kernel, KernelTable } from '../kernel';
import { sizeOf } from '../program';
import { tf } from '../tfjs';

const identity: Kernel = ({ inputs: { x } }) => x;

const reshape: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { shape } = attributes as { shape: number[] };
  return reshaped(graph, x, tf.util.inferFromImplicitShape(shape, sizeOf(x.shape)));
};

const expandDims: Kernel = ({ graph, inputs: { input }, attributes }) => {
  const { dim } = attributes as { dim: number };
  const axis = dim < 0 ? input.shape.length + dim + 1 : dim;
  return reshaped(graph, input, input.shape.toSpliced(axis, 0, 1));
};

export function reshaped(graph: Graph, x: Value, shape: readonly number[]): Value {
  return graph.add('Reshape', [x, graph.integers(shape)], { dtype: x.dtype, shape });
}

const transpose: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { perm } = attributes as { perm: number[] };
  if (perm.every((axis, place) => axis === place)) return x;
  return graph.add('Transpose', [x], { dtype: x.dtype, shape: perm.map((axis) => x.shape[axis]) }, { perm });
};

const concat: Kernel = ({ graph, inputs, attributes }) => {
  const { axis } = attributes as { axis: number };
  return concatenated(graph, Object.values(inputs), tf.util.parseAxisParam(axis, [...inputs[0].shape])[0]);
};

function concatenated(graph: Graph, values: readonly Value[], axis: number): Value {
  const length = values.reduce((sum, value) => sum + value.shape[axis], 0);
  return graph.add('Concat', values, { dtype: values[0].dtype, shape: values[0].shape.with(axis, length) }, { axis });
}

const pack: Kernel = ({ graph, inputs, attributes }) => {
  const { axis } = attributes as { axis: number };
  const values = Object.values(inputs);
  const place = axis < 0 ? values[0].shape.length + axis + 1 : axis;
  const rows = values.map((value) => reshaped(graph, value, value.shape.toSpliced(place, 0, 1)));
  return concatenated(graph, rows, place);
};

const unpack: Kernel = ({ graph, inputs: { value }, attributes }) => {
  const [axis] = tf.util.parseAxisParam((attributes as { axis: number }).axis, [...value.shape]);
  const length = value.shape[axis];
  const row = { dtype: value.dtype, shape: value.shape.with(axis, 1) };
  const sizes = graph.integers(Array<number>(length).fill(1));
  return graph
    .addNode('Split', [value, sizes], Array(length).fill(row), { axis })
    .map((part) => reshaped(graph, part, value.shape.toSpliced(axis, 1)));
};

const split: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { numOrSizeSplits, axis } = attributes as { numOrSizeSplits: number | number[]; axis: number };
  const [place] = tf.util.parseAxisParam(axis, [...x.shape]);
  const sizes = Array.isArray(numOrSizeSplits)
    ? numOrSizeSplits
    : Array<number>(numOrSizeSplits).fill(x.shape[place] / numOrSizeSplits);
  const types = sizes.map((size) => ({ dtype: x.dtype, shape: x.shape.with(place, size) }));
  return graph.addNode('Split', [x, graph.integers(sizes)], types, { axis: place });
};

/** tfjs reads no more than the shape. */
const PLACELESS = { dataId: {}, dtype: 'float32' } as const;

const slice: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const bounds = attributes as { begin: number[]; size: number[] };
  const [begin, size] = tf.slice_util.parseSliceParams(
    { ...PLACELESS, shape: [...x.shape] },
    bounds.begin,
    bounds.size,
  );
  const axes = x.shape.map((_, axis) => axis).filter((axis) => size[axis] !== x.shape[axis]);
  if (axes.length === 0) return x;
  const starts = axes.map((axis) => begin[axis]);
  const ends = axes.map((axis) => begin[axis] + size[axis]);
  return graph.add('Slice', [x, ...[starts, ends, axes].map((list) => graph.integers(list))], {
    dtype: x.dtype,
    shape: size,
  });
};

const pad: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { paddings, constantValue } = attributes as { paddings: [number, number][]; constantValue: number };
  const shape = x.shape.map((length, axis) => length + paddings[axis][0] + paddings[axis][1]);
  const amounts = graph.integers([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)]);
  return graph.add('Pad', [x, amounts, graph.scalar(constantValue, x.dtype)], { dtype: x.dtype, shape });
};

const tile: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { reps } = attributes as { reps: number[] };
  if (reps.every((times) => times === 1)) return x;
  const shape = x.shape.map((length, axis) => length * reps[axis]);
  return graph.add('Tile', [x, graph.integers(reps)], { dtype: x.dtype, shape });
};

const fill: Kernel = ({ graph, attributes }) => {
  const { shape, value, dtype } = attributes as { shape: number[]; value: number; dtype?: 'float32' | 'int32' };
  return uniform(graph, { dtype: dtype ?? 'float32', shape }, value);
};

const like =
  (value: number): Kernel =>
  ({ graph, inputs: { x } }) =>
    uniform(graph, x, value);

function uniform(graph: Graph, { dtype, shape }: Pick<Value, 'dtype' | 'shape'>, value: number): Value {
  return graph.constant(filled(dtype, sizeOf(shape), value), { dtype, shape });
}

const range: Kernel = ({ graph, attributes }) => {
  const { start, stop, step, dtype } = attributes as Record<'start' | 'stop' | 'step', number> & {
    dtype: 'float32' | 'int32';
  };
  const length = Math.max(0, Math.ceil((stop - start) / step));
  const data: ConstantData = filled(dtype, length, 0);
  for (let place = 0; place < length; place++) data[place] = start + place * step;
  return graph.constant(data, { dtype, shape: [length] });
};

export const LAYOUT: KernelTable = {
  Concat: concat,
  ExpandDims: expandDims,
  Fill: fill,
  Identity: identity,
  OnesLike: like(1),
  Pack: pack,
  PadV2: pad,
  Range: range,
  Reshape: reshape,
  Slice: slice,
  SplitV: split,
  Tile: tile,
  Transpose: transpose,
  Unpack: unpack,
  ZerosLike: like(0),
};
