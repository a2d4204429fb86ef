/** What a tracing kernel is: it computes nothing, and adds to the graph the nodes that would. */
import type { Graph, Value } from './graph';

export interface KernelCall {
  readonly graph: Graph;
  /** Operands by the names that tfjs gives them, in its order. */
  readonly inputs: Readonly<Record<string, Value>>;
  /** tfjs's attributes of the call; each kernel knows the types of its own. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export type Kernel = (call: KernelCall) => Value | readonly Value[];

/** Kernels by the names that tfjs gives them. */
export type KernelTable = Readonly<Record<string, Kernel>>;
