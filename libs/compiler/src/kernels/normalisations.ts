/** Kernels that normalise along the last axis. */
import type { Kernel, KernelTable } from '../kernel';

const lastAxis =
  (op: string): Kernel =>
  ({ graph, inputs: { logits } }) =>
    graph.add(op, [logits], logits, { axis: -1 });

export const NORMALISATIONS: KernelTable = { LogSoftmax: lastAxis('LogSoftmax'), Softmax: lastAxis('Softmax') };
