/** A tensor in memory: element (i, j, ...) is element offset + i * strides[0] + j * strides[1] + ... of its storage. */
import { sizeOf } from '../program';

/** A range of the workspace; what lies in it is known by views alone. */
export interface Storage {
  /** In elements. */
  readonly size: number;
}

export interface View {
  readonly storage: Storage;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** An axis that is walked: neighbouring axes of one even stride are one axis. */
export interface Axis {
  readonly length: number;
  readonly stride: number;
}

export function contiguousStrides(shape: readonly number[]): number[] {
  return shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
}

/** The whole of a storage, row by row. */
export function wholeOf(storage: Storage, shape: readonly number[]): View {
  return { storage, offset: 0, shape, strides: contiguousStrides(shape) };
}

export function freshView(shape: readonly number[]): View {
  return wholeOf({ size: sizeOf(shape) }, shape);
}

/** The axes of a view in its order, as few as can be: none for one element, stride 0 where elements repeat. */
export function axesOf({ shape, strides }: Pick<View, 'shape' | 'strides'>): readonly Axis[] {
  const axes: Axis[] = [];
  shape.forEach((length, at) => {
    const stride = strides[at];
    const outer = axes.at(-1);
    if (length === 1) return;
    if (outer && outer.stride === stride * length) axes[axes.length - 1] = { length: outer.length * length, stride };
    else axes.push({ length, stride });
  });
  return axes;
}

export function isContiguous(view: Pick<View, 'shape' | 'strides'>): boolean {
  const axes = axesOf(view);
  return axes.length === 0 || (axes.length === 1 && axes[0].stride === 1);
}

/** The same elements in the same order under another shape; undefined where no strides give that. */
export function reshapeView(view: View, shape: readonly number[]): View | undefined {
  const axes = [...axesOf(view)];
  const strides = Array<number>(shape.length).fill(0);
  let axis = axes.pop();
  let left = axis?.length ?? 1;
  let stride = axis?.stride ?? 0;
  for (let at = shape.length - 1; at >= 0; at--) {
    if (shape[at] === 1) continue;
    if (left === 1) {
      axis = axes.pop();
      left = axis?.length ?? 1;
      stride = axis?.stride ?? 0;
    }
    if (left % shape[at] !== 0) return undefined;
    strides[at] = stride;
    stride *= shape[at];
    left /= shape[at];
  }
  return { ...view, shape, strides };
}

/** Axis `at` of the result is axis perm[at] of the view. */
export function permuteView(view: View, perm: readonly number[]): View {
  return {
    ...view,
    shape: perm.map((axis) => view.shape[axis]),
    strides: perm.map((axis) => view.strides[axis]),
  };
}

/** The last two axes swapped. */
export function transposed(view: View): View {
  const swap = (list: readonly number[]): number[] => [...list.slice(0, -2), list.at(-1)!, list.at(-2)!];
  return { ...view, shape: swap(view.shape), strides: swap(view.strides) };
}

/** `length` indices of an axis, from `start` on. */
export function sliceView(view: View, axis: number, start: number, length: number): View {
  return { ...view, offset: view.offset + start * view.strides[axis], shape: view.shape.with(axis, length) };
}

/** Repeats elements along axes that are missing or of length 1, as numpy does. */
export function broadcastView(view: View, shape: readonly number[]): View {
  const missing = shape.length - view.shape.length;
  const strides = shape.map((length, at) => {
    const axis = at - missing;
    return axis >= 0 && view.shape[axis] === length ? view.strides[axis] : 0;
  });
  return { ...view, shape, strides };
}

export function sameView(a: View, b: View): boolean {
  return (
    a.storage === b.storage &&
    a.offset === b.offset &&
    String(a.shape) === String(b.shape) &&
    a.shape.every((length, axis) => length === 1 || a.strides[axis] === b.strides[axis])
  );
}
