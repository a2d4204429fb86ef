/** What kernels.c does, one after the other. Each instruction knows what it reads and writes, and its code once storages have offsets. */
import type { Axis, Storage, View } from './view';
import { axesOf } from './view';

export interface Instruction {
  readonly reads: readonly View[];
  readonly writes: readonly View[];
  /** Outputs that may lie where inputs lie, since every element is read before it is written. */
  readonly inPlace?: ReadonlyMap<Storage, ReadonlySet<Storage>>;
  /** Its integers, from the offset of each view in the workspace. */
  encode(offsetOf: (view: View) => number): readonly number[];
}

/** The order of INSTRUCTIONS in kernels.c. */
export const OPCODES = {
  elementwise: 0,
  product: 1,
  reduce: 2,
  softmax: 3,
  extremeIndex: 4,
  gather: 5,
  scatter: 6,
  dotRows: 7,
} as const;

/** Of kernels.c. */
export const MOST_AXES = 8;

/** A view as read_view of kernels.c reads it: offset, axes, lengths, strides. */
export function encodeView(view: View, offsetOf: (view: View) => number): number[] {
  return encodeAxes(offsetOf(view), axesOf(view));
}

export function encodeAxes(offset: number, axes: readonly Axis[]): number[] {
  if (axes.length > MOST_AXES) throw new Error(`the engine native walks ${MOST_AXES} axes, not ${axes.length}`);
  return [offset, axes.length, ...axes.map(({ length }) => length), ...axes.map(({ stride }) => stride)];
}

/** The bits of a float32, as an integer. */
export function bitsOf(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0];
}
