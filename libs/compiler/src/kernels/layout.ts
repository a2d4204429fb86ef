/** Kernels that move elements and change none. */
import type { ElementType, Graph, Value } from '../graph';
import type { Kernel, KernelTable } from '../kernel';
import { sizeOf } from '../program';
import { tf } from '../tfjs';
import { casted } from './cast';
import { assert, assertCounts } from './checks';
import { range } from './range';

const identity: Kernel = ({ inputs: { x } }) => x;

const reshape: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { shape } = attributes as { shape: number[] };
  return reshaped(graph, x, tf.util.inferFromImplicitShape(shape, sizeOf(x.shape)));
};

const expandDims: Kernel = ({ graph, inputs: { input }, attributes }) =>
  expanded(graph, input, (attributes as { dim: number }).dim);

/** With an axis of length 1 more, of which a negative number counts from the end. */
function expanded(graph: Graph, x: Value, before: number): Value {
  const rank = x.shape.length + 1;
  const [axis] = tf.util.parseAxisParam(before, Array<number>(rank).fill(1));
  return reshaped(graph, x, x.shape.toSpliced(axis, 0, 1));
}

export function reshaped(graph: Graph, x: Value, shape: readonly number[]): Value {
  assert(sizeOf(shape) === sizeOf(x.shape), () => `[${x.shape}] has not as many elements as [${shape}]`);
  return graph.add('Reshape', [x, graph.integers(shape)], { dtype: x.dtype, shape });
}

const transpose: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { perm } = attributes as { perm: number[] };
  const isPermutation = perm.length === x.shape.length && x.shape.every((_, axis) => perm.includes(axis));
  assert(isPermutation, () => `perm [${perm}] does not name each axis once`);
  if (perm.every((axis, index) => axis === index)) return x;
  return graph.add('Transpose', [x], { dtype: x.dtype, shape: perm.map((axis) => x.shape[axis]) }, { perm });
};

const concat: Kernel = ({ graph, inputs, attributes }) => {
  const values = Object.values(inputs);
  const shapes = values.map(({ shape }) => [...shape]);
  const [axis] = tf.util.parseAxisParam((attributes as { axis: number }).axis, shapes[0]);
  tf.backend_util.assertParamsConsistent(shapes, axis);
  return concatenated(graph, values, axis);
};

/** Of the first one's type; as in tfjs, those without elements do not count. */
function concatenated(graph: Graph, values: readonly Value[], axis: number): Value {
  const [{ dtype, shape }] = values;
  const parts = values.filter((value) => sizeOf(value.shape) > 0);
  if (parts.length === 0) return graph.uniform(0, { dtype, shape: shape.with(axis, lengthOf(values, axis)) });
  if (parts.length === 1) return parts[0];
  const whole = { dtype, shape: parts[0].shape.with(axis, lengthOf(parts, axis)) };
  return graph.add(
    'Concat',
    parts.map((part) => casted(graph, part, dtype)),
    whole,
    { axis },
  );
}

function lengthOf(values: readonly Value[], axis: number): number {
  return values.reduce((sum, { shape }) => sum + shape[axis], 0);
}

const pack: Kernel = ({ graph, inputs, attributes }) => {
  const { axis } = attributes as { axis: number };
  const [first, ...others] = Object.values(inputs);
  for (const { dtype, shape } of others) {
    tf.util.assertShapesMatch([...first.shape], [...shape], 'all must have one shape: ');
    assert(dtype === first.dtype, () => `all must be of one type, not ${first.dtype} and ${dtype}`);
  }
  const rows = [first, ...others].map((value) => expanded(graph, value, axis));
  return concatenated(graph, rows, axis < 0 ? axis + rows[0].shape.length : axis);
};

const unpack: Kernel = ({ graph, inputs: { value }, attributes }) => {
  const [axis] = tf.util.parseAxisParam((attributes as { axis: number }).axis, [...value.shape]);
  const length = value.shape[axis];
  return parts(graph, value, axis, Array<number>(length).fill(1)).map((part) =>
    reshaped(graph, part, value.shape.toSpliced(axis, 1)),
  );
};

const split: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { numOrSizeSplits, axis: given } = attributes as { numOrSizeSplits: number | number[]; axis: number };
  const [axis] = tf.util.parseAxisParam(given, [...x.shape]);
  const wanted = Array.isArray(numOrSizeSplits) ? [...numOrSizeSplits] : numOrSizeSplits; // tfjs writes into it
  const sizes = tf.backend_util.prepareSplitSize(shapeInfo(x), wanted, axis);
  assertCounts('sizes', sizes);
  return parts(graph, x, axis, sizes);
};

function parts(graph: Graph, x: Value, axis: number, sizes: readonly number[]): readonly Value[] {
  const types = sizes.map((size) => ({ dtype: x.dtype, shape: x.shape.with(axis, size) }));
  return graph.addNode('Split', [x, graph.integers(sizes)], types, { axis });
}

/** What tfjs's checks of a shape ask for. */
function shapeInfo({ shape }: Value): { dataId: object; dtype: 'float32'; shape: number[] } {
  return { dataId: {}, dtype: 'float32', shape: [...shape] };
}

const slice: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const bounds = attributes as { begin: number[]; size: number[] };
  const [begin, size] = tf.slice_util.parseSliceParams(shapeInfo(x), bounds.begin, bounds.size);
  tf.slice_util.assertParamsValid(shapeInfo(x), begin, size);
  assertCounts('begin', begin);
  const axes = x.shape.map((_, axis) => axis).filter((axis) => size[axis] !== x.shape[axis]);
  if (axes.length === 0) return x;
  const starts = axes.map((axis) => begin[axis]);
  const ends = axes.map((axis) => begin[axis] + size[axis]);
  return graph.add('Slice', [x, ...[starts, ends, axes].map((list) => graph.integers(list))], {
    dtype: x.dtype,
    shape: size,
  });
};

/** A negative amount, of which tfjs makes nonsense where there are several axes, is an error. */
const pad: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { paddings, constantValue } = attributes as { paddings: [number, number][]; constantValue: number };
  assert(paddings.length === x.shape.length, () => `paddings [${paddings}] are not a pair for each axis`);
  assertCounts('paddings', paddings.flat());
  const shape = x.shape.map((length, axis) => length + paddings[axis][0] + paddings[axis][1]);
  if (sizeOf(x.shape) === 0) return graph.uniform(constantValue, { dtype: x.dtype, shape });
  const amounts = graph.integers([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)]);
  return graph.add('Pad', [x, amounts, graph.scalar(constantValue, x.dtype)], { dtype: x.dtype, shape });
};

const tile: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { reps } = attributes as { reps: number[] };
  assert(reps.length === x.shape.length, () => `reps [${reps}] are not one for each axis`);
  assertCounts('reps', reps);
  if (reps.every((times) => times === 1)) return x;
  const shape = x.shape.map((length, axis) => length * reps[axis]);
  return graph.add('Tile', [x, graph.integers(reps)], { dtype: x.dtype, shape });
};

const fill: Kernel = ({ graph, attributes }) => {
  const { shape, value, dtype = 'float32' } = attributes as { shape: number[]; value: number; dtype?: ElementType };
  return graph.uniform(value, { dtype, shape });
};

const like =
  (value: number): Kernel =>
  ({ graph, inputs: { x } }) =>
    graph.uniform(value, x);

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
