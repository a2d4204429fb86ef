/** Nodes that are not elementwise, as instructions of kernels.c. */
import type { Node, Value } from '../graph';
import { sizeOf } from '../program';
import { bitsOf, encodeAxes, MOST_AXES, OPCODES, type Instruction } from './instruction';
import { TRIANGLES } from './triangles';
import { axesOf, broadcastView, freshView, transposed, type View } from './view';

/** A factor of a product, and whether all above its diagonal is 0. */
interface Factor {
  readonly view: View;
  readonly isLower: boolean;
}

/**
 * result [..., m, n] = a [..., m, k] b [..., k, n]; either factor may be transposed. Where the result is `readBelow` its diagonal alone,
 * zeros stand for what lies above.
 */
export function product(
  { attributes, outputs: [{ shape }] }: Node,
  a: Factor,
  b: Factor,
  result: View,
  readBelow: boolean,
): Instruction {
  const side = ({ view, isLower }: Factor, turned: unknown): Side => {
    const lies = broadcastFactor(turned ? transposed(view) : view, shape);
    return { view: lies, triangle: isLower ? (turned ? 'upper' : 'lower') : undefined };
  };
  const [left, right] = [side(a, attributes['transA']), side(b, attributes['transB'])];
  // kernels.c writes rows: of a result that lies column by column it computes the transpose
  const columnwise = result.strides.at(-1) !== 1 && shape.at(-1) !== 1;
  const [first, second] = columnwise ? [turn(right), turn(left)] : [left, right];
  const written = columnwise ? transposed(result) : result;
  const triangle = first.triangle
    ? (`${first.triangle}Factor` as const)
    : readBelow && !columnwise
      ? 'lowerResult'
      : 'full';
  return {
    reads: [a.view, b.view],
    writes: [result],
    encode: (offsetOf) => encodeProduct(TRIANGLES[triangle], [first.view, second.view, written], offsetOf),
  };
}

interface Side {
  readonly view: View;
  readonly triangle: 'lower' | 'upper' | undefined;
}

function turn({ view, triangle }: Side): Side {
  return { view: transposed(view), triangle: triangle && (triangle === 'lower' ? 'upper' : 'lower') };
}

/** To the batch axes of the result. */
function broadcastFactor(view: View, shape: readonly number[]): View {
  return broadcastView(view, [...shape.slice(0, -2), ...view.shape.slice(-2)]);
}

function encodeProduct(
  triangle: number,
  [a, b, c]: readonly View[],
  offsetOf: (view: View) => number,
): readonly number[] {
  let rows = c.shape.at(-2)!;
  const batch = c.shape
    .slice(0, -2)
    .map((length, axis) => ({ length, strides: [a, b, c].map(({ strides }) => strides[axis]) }))
    .filter(({ length }) => length > 1);
  // one b for many a is one product of more rows
  for (let last = batch.at(-1); last?.strides[1] === 0 && triangle === TRIANGLES.full; last = batch.at(-1)) {
    if (last.strides[0] !== rows * a.strides.at(-2)! || last.strides[2] !== rows * c.strides.at(-2)!) break;
    rows *= last.length;
    batch.pop();
  }
  const factor = (view: View): number[] => [offsetOf(view), view.strides.at(-2)!, view.strides.at(-1)!];
  return [
    ...[OPCODES.product, triangle, rows, c.shape.at(-1)!, a.shape.at(-1)!],
    ...[...factor(a), ...factor(b), offsetOf(c), c.strides.at(-2)!, batch.length],
    ...batch.map(({ length }) => length),
    ...[0, 1, 2].flatMap((side) => batch.map(({ strides }) => strides[side])),
  ];
}

/**
 * Row by row along the last axis; `added` to x before, where it is given, in the shape of x. Of squares, `isLower` says that all above
 * their diagonals becomes 0.
 */
export function softmax({ outputs: [{ shape }] }: Node, x: View, isLower: boolean, added?: View): Instruction {
  const width = shape.at(-1)!;
  const result = freshView(shape);
  const rows = ({ shape: lengths, strides }: View) => ({ shape: lengths.slice(0, -1), strides: strides.slice(0, -1) });
  return {
    reads: added ? [x, added] : [x],
    writes: [result],
    inPlace: new Map([[result.storage, new Set([x.storage])]]),
    encode: (offsetOf) => [
      ...[OPCODES.softmax, Number(isLower), sizeOf(shape) / width, width],
      ...[offsetOf(x), offsetOf(result)],
      ...[Number(added !== undefined), ...(added ? encodeAxes(offsetOf(added), axesOf(rows(added))) : [0, 0])],
    ],
  };
}

const FOLDS = { ReduceSum: 0, ReduceMean: 0, ReduceMax: 1, ReduceMin: 2, ReduceProd: 3 } as const;

/** x folded along axes, as `shape`. */
export function fold(
  op: string,
  x: View,
  axes: readonly number[],
  { dtype, shape }: Pick<Value, 'dtype' | 'shape'>,
): Instruction {
  const part = (folded: boolean) => {
    const keep = (_: number, axis: number): boolean => axes.includes(axis) === folded;
    return { shape: x.shape.filter(keep), strides: x.strides.filter(keep) };
  };
  const [kept, gone] = [part(false), part(true)];
  const scale = op === 'ReduceMean' ? 1 / sizeOf(gone.shape) : 1;
  const result = freshView(shape);
  return {
    reads: [x],
    writes: [result],
    encode: (offsetOf) => [
      ...[
        OPCODES.reduce,
        FOLDS[op as keyof typeof FOLDS],
        Number(dtype !== 'float32'),
        bitsOf(scale),
        offsetOf(result),
      ],
      ...encodeAxes(offsetOf(x), axesOf(kept)),
      ...encodeAxes(0, axesOf(gone)),
    ],
  };
}

/**
 * The products of the elements of a and b summed along an axis, or their mean, as `shape`; undefined where that axis does not lie side by
 * side.
 */
export function dotRows(
  { op }: Node,
  a: View,
  b: View,
  axis: number,
  shape: readonly number[],
): Instruction | undefined {
  const width = a.shape[axis];
  const rows = a.shape.toSpliced(axis, 1);
  if (width === 1 || rows.length > MOST_AXES || [a, b].some(({ strides }) => strides[axis] !== 1)) return undefined;
  const result = freshView(shape);
  return {
    reads: [a, b],
    writes: [result],
    encode: (offsetOf) => [
      ...[
        OPCODES.dotRows,
        bitsOf(op === 'ReduceMean' ? 1 / width : 1),
        width,
        offsetOf(result),
        offsetOf(a),
        offsetOf(b),
      ],
      ...[rows.length, ...rows, ...[a, b].flatMap(({ strides }) => strides.toSpliced(axis, 1))],
    ],
  };
}

/** x [..., length, ...], whole -> the index of its largest or least along the axis */
export function extremeIndex(
  { op, attributes, inputs: [{ dtype }], outputs: [{ shape }] }: Node,
  x: View,
): Instruction {
  const axis = attributes['axis'] as number;
  const result = freshView(shape);
  return {
    reads: [x],
    writes: [result],
    encode: (offsetOf) => [
      ...[OPCODES.extremeIndex, op === 'ArgMax' ? 1 : 2, Number(dtype !== 'float32'), ...around(x.shape, axis)],
      ...[offsetOf(x), offsetOf(result)],
    ],
  };
}

export function gather({ attributes, outputs: [{ shape }] }: Node, x: View, at: View): Instruction {
  const result = freshView(shape);
  return {
    reads: [x, at],
    writes: [result],
    encode: (offsetOf) => [
      ...[OPCODES.gather, ...around(x.shape, attributes['axis'] as number), sizeOf(at.shape)],
      ...[offsetOf(x), offsetOf(at), offsetOf(result)],
    ],
  };
}

/** The order of kernels.c. */
const SCATTERS = { put: 0, addReals: 1, addWhole: 2 } as const;

/** Changes `result`, which is a copy of the first operand. */
export function scatter({ attributes, outputs: [{ dtype }] }: Node, result: View, at: View, rows: View): Instruction {
  const axes = at.shape.at(-1)!;
  const count = sizeOf(at.shape) / axes;
  const how =
    attributes['reduction'] !== 'add' ? SCATTERS.put : dtype === 'float32' ? SCATTERS.addReals : SCATTERS.addWhole;
  return {
    reads: [at, rows, result],
    writes: [result],
    encode: (offsetOf) => [
      ...[OPCODES.scatter, how, count, sizeOf(rows.shape) / count, axes],
      ...[offsetOf(at), offsetOf(rows), offsetOf(result), ...result.shape.slice(0, axes)],
    ],
  };
}

/** Elements before an axis, along it and after it. */
function around(shape: readonly number[], axis: number): number[] {
  return [sizeOf(shape.slice(0, axis)), shape[axis], sizeOf(shape.slice(axis + 1))];
}
