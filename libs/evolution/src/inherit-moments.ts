/** Heredity of an optimizer's moments: they go with the weights that they are of. */
import type { PlacedTensor } from '#model';
import { weightMap } from './weight-map';

/** Of one member, both [parameters]. */
export interface OptimizerMoments {
  readonly momentum: Float32Array;
  readonly variance: Float32Array;
}

/**
 * A child's moments where `weightMap` says that a weight is the donor's, 0 elsewhere. A weight that was multiplied by a factor has the donor's
 * gradient divided by it, so that momentum is divided by it too, and variance by its square.
 */
export function inheritMoments(
  childLayout: readonly PlacedTensor[],
  donorLayout: readonly PlacedTensor[],
  donorWeights: Float32Array,
  donor: OptimizerMoments,
): OptimizerMoments {
  const parameters = childLayout.reduce((count, { size }) => count + size, 0);
  const [momentum, variance] = [new Float32Array(parameters), new Float32Array(parameters)];
  for (const { tensor, source, factor } of weightMap(childLayout, donorLayout, donorWeights)) {
    source.forEach((from, at) => {
      if (from < 0) return;
      momentum[tensor.offset + at] = donor.momentum[from] / factor;
      variance[tensor.offset + at] = donor.variance[from] / factor ** 2;
    });
  }
  return { momentum, variance };
}
