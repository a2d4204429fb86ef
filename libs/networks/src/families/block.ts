import type { Tensor } from '@tensorflow/tfjs-core';
import type { Extras } from '../network';

/** Where in a decoder something is computed, and on how much. */
export interface Block extends Extras {
  /** Prefix of its tensors, and of what it carries. */
  readonly name: string;
  readonly layer: number;
  readonly batch: number;
  readonly time: number;
}

/** A gain on the inputs of a matrix, applied to the matrix: it has fewer elements than the inputs. */
export function scaleRows(matrix: Tensor, gain: Tensor): Tensor {
  return matrix.mul(gain.expandDims(-1));
}
