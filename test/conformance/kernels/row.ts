/** One line of a table: an op, and what it is given. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { DType, TensorData } from '#compiler';

export interface Operand {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- ops name the ranks that they take
export type Op = (...operands: any[]) => Tensor | Tensor[];

export interface Row {
  readonly op: Op;
  readonly operands: readonly Operand[];
}

/** A call that must be refused, with what the error must say. */
export interface Refusal extends Row {
  readonly error: RegExp;
  /** tfjs-cpu computes something, which is not what the call says. */
  readonly isMoreStrict?: boolean;
}

/** Lines by what they try. */
export type Table<Line = Row> = Readonly<Record<string, Line>>;

export const row = (op: Op, ...operands: Operand[]): Row => ({ op, operands });

export const refused = (error: RegExp, op: Op, ...operands: Operand[]): Refusal => ({ error, op, operands });

/** Without `data` any numbers from -2 to 2. */
export const real = (shape: readonly number[], data?: readonly number[]): Operand => ({
  dtype: 'float32',
  shape,
  data: Float32Array.from(data ?? Array.from({ length: sizeOf(shape) }, (_, at) => 2 * Math.sin(1.7 * at + 0.4))),
});

/** Without `data` any numbers from -3 to 3. */
export const whole = (shape: readonly number[], data?: readonly number[]): Operand => ({
  dtype: 'int32',
  shape,
  data: Int32Array.from(data ?? Array.from({ length: sizeOf(shape) }, (_, at) => ((5 * at + 1) % 7) - 3)),
});

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
