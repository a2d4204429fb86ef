import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Width of the bank that noise on gradients is read from. */
export const NOISE_WIDTH = 128;

/** Rows of the bank that a gradient takes. */
export function noiseRows(parameters: number): number {
  return Math.ceil(parameters / NOISE_WIDTH);
}

/**
 * A gradient with Gaussian noise on it, whose expected L2 norm is a share of the gradient's (after Neelakantan et al. 2015, but in
 * proportion, so that one share means the same to large and small models). gradient [members, parameters], norm and share [members, 1],
 * bank [rows, NOISE_WIDTH] standard normal, rows [members, noiseRows]
 */
export function withNoise(gradient: Tensor, norm: Tensor, share: Tensor, bank: Tensor, rows: Tensor): Tensor {
  const [members, parameters] = gradient.shape as [number, number];
  const noise = tf
    .gather(bank, rows.reshape([-1]))
    .reshape([members, -1])
    .slice([0, 0], [-1, parameters]);
  return gradient.add(noise.mul(share.mul(norm).div(Math.sqrt(parameters))));
}
