/** Kernels that normalise along the last axis. */
import type { Kernel, KernelTable } from '../kernel';
import { ofReals } from './accepting';
import { assert } from './checks';

const softmax: Kernel = ({ graph, inputs: { logits }, attributes }) => {
  const { dim } = attributes as { dim: number };
  const last = logits.shape.length - 1;
  assert(last >= 0 && (dim === -1 || dim === last), () => `it goes along the last axis, not along ${dim}`);
  return graph.add('Softmax', [logits], logits, { axis: -1 });
};

export const NORMALISATIONS: KernelTable = { Softmax: ofReals(softmax) };
