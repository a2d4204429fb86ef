import type { Decoder } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { normalise } from '../layers/normalise';
import { normaliseLayer } from '../layers/normalise-layer';

/** What normalises along the last axis, without a gain. */
export function normaliserOf({ normalisation }: Decoder): (x: Tensor) => Tensor {
  return normalisation === 'rms' ? normalise : normaliseLayer;
}
