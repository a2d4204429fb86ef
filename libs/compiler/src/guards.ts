/** Nodes that onnxruntime alone needs to compute what tfjs does: Clade's own kernels take one of their inputs as it is. */
import type { Value } from './graph';

const guarded = new WeakMap<Value, number>();

/** `value` is what a node gives that only guards its input number `input`. */
export function guard(value: Value, input: number): Value {
  guarded.set(value, input);
  return value;
}

/** The input that a guard's output stands for; undefined where the node is none. */
export function guardedInput(value: Value): number | undefined {
  return guarded.get(value);
}
