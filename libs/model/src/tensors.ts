/** Ways to describe a parameter tensor, with the initial values that suit its role. */
import { type Axis, lengthOf } from './spaces';

export type Initial =
  | {
      readonly kind: 'normal';
      readonly standardDeviation: number;
      /** Columns from this one on start at 0. */
      readonly closedFrom?: number;
    }
  | { readonly kind: 'constant'; readonly value: number }
  /** Of a table of positions: sines and cosines of falling frequency (Vaswani et al. 2017). */
  | { readonly kind: 'sinusoids'; readonly amplitude: number };

export interface ParameterTensor {
  readonly name: string;
  /** One or two. */
  readonly axes: readonly Axis[];
  /** Shape for one member, without the population axis: the lengths of the axes. */
  readonly shape: readonly number[];
  readonly initial: Initial;
  /** Whether weight decay acts on it. */
  readonly decays: boolean;
  /** Whether it is a factor of a matrix product for each symbol (embeddings and biases are not). */
  readonly multiplies: boolean;
  /** The tensor that it is as well, transposed. */
  readonly transposedAs?: string;
  /** What is added to a donor's tensor starts this much below its least value, instead of as in a fresh one. */
  readonly addedBelow?: number;
}

/** A matrix applied to every symbol; normal initial values of variance 1 / inputs (LeCun 1998). */
export function matrix(name: string, inputs: Axis, outputs: Axis): ParameterTensor {
  const initial = { kind: 'normal', standardDeviation: 1 / Math.sqrt(lengthOf(inputs)) } as const;
  return { ...tensor(name, [inputs, outputs]), initial, decays: true, multiplies: true };
}

/** A matrix whose rows are its outputs. */
export function transposed(name: string, inputs: Axis, outputs: Axis): ParameterTensor {
  return { ...matrix(name, inputs, outputs), ...tensor(name, [outputs, inputs]), decays: true, multiplies: true };
}

/** A matrix that starts at 0, so that the residual branch it ends starts as nothing (Goyal et al. 2017). */
export function closedMatrix(name: string, inputs: Axis, outputs: Axis): ParameterTensor {
  return { ...matrix(name, inputs, outputs), initial: { kind: 'constant', value: 0 } };
}

/** A matrix whose rows are its outputs, which are 0 at the start. */
export function closedTransposed(name: string, inputs: Axis, outputs: Axis): ParameterTensor {
  return { ...transposed(name, inputs, outputs), initial: { kind: 'constant', value: 0 } };
}

/** A table that is looked up, not multiplied. */
export function table(name: string, rows: Axis, columns: Axis, standardDeviation: number): ParameterTensor {
  return { ...tensor(name, [rows, columns]), initial: { kind: 'normal', standardDeviation } };
}

/** A table of positions that starts as sinusoids: neighbours start alike, and one product distinguishes them. */
export function positions(name: string, rows: Axis, columns: Axis, amplitude: number): ParameterTensor {
  return { ...tensor(name, [rows, columns]), initial: { kind: 'sinusoids', amplitude } };
}

/** A vector of equal initial values: a bias (0) or a gain (1). */
export function vector(name: string, axis: Axis, value = 0): ParameterTensor {
  return { ...tensor(name, [axis]), initial: { kind: 'constant', value } };
}

function tensor(name: string, axes: readonly Axis[]) {
  return { name, axes, shape: axes.map(lengthOf), decays: false, multiplies: false };
}
