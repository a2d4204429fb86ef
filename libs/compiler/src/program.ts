/** A program: a pure function of named tensors, written in TensorFlow.js. It knows no engine and reads no tensor on the host. */
import type { Tensor } from '@tensorflow/tfjs-core';

/** Element types that a program may take and return. */
export type DType = 'float32' | 'int32';

export interface TensorSpec {
  readonly shape: readonly number[];
  readonly dtype: DType;
}

export type TensorData = Float32Array | Int32Array;

/** A program that is run for several steps in one call, each step on what the one before left. */
export interface Loop {
  /** Inputs that are outputs too: each step's outputs are the next one's inputs, and the last one's the results. */
  readonly carried: readonly string[];
  /** Inputs given separately for each step, at least one: their feeds are [steps, ...shape]. */
  readonly perStep: readonly string[];
}

export interface Program {
  /** Two programs of one signature are the same program. */
  readonly signature: string;
  readonly inputs: Readonly<Record<string, TensorSpec>>;
  /** Where it is absent a run is one step. Outputs that are not carried are [steps, ...shape]. */
  readonly loop?: Loop;
  run(inputs: Readonly<Record<string, Tensor>>): Readonly<Record<string, Tensor>>;
}

/** A program that an engine has made ready. */
export interface CompiledProgram {
  /** Memory that it holds until it is let go, where the engine can tell. */
  readonly bytes?: number;
  /** Outputs that `into` names may be written there, which saves a copy; the others are new. */
  run(
    feeds: Readonly<Record<string, TensorData>>,
    into?: Readonly<Record<string, TensorData>>,
  ): Promise<Record<string, TensorData>>;
  dispose(): Promise<void>;
}

/** Throws for an output of a type that no program returns. */
export function assertOutput(name: string, dtype: string): void {
  if (dtype !== 'float32' && dtype !== 'int32')
    throw new Error(`the output ${name} is ${dtype}: cast it to float32 or int32`);
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
