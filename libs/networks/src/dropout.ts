/** Dropout (Srivastava et al. 2014): an activation is 0 with its member's rate, or divided by what is left of 1. */
import { tf } from '#compiler';
import type { Architecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dropout } from './network';

/** Sites of a network, in each of which the activations [members, positions, width] are dropped once a step. */
export function dropoutSites(architecture: Architecture): number {
  return 'normalisation' in architecture ? 2 * architecture.depth + 1 : architecture.depth;
}

/**
 * Of one step. bank [rows, width] uniform, rows [members, sites x positions] of the bank, site after site, rate [members, 1] below 1.
 * Throws a RangeError at a site too many.
 */
export function dropoutOf(bank: Tensor, rows: Tensor, rate: Tensor): Dropout {
  const perMember = rate.expandDims(-1);
  const scale = tf.div(1, tf.sub(1, perMember));
  let start = 0;
  return (x) => {
    const [members, positions] = x.shape;
    if (start + positions > rows.shape[1]!) throw new RangeError(`no rows of noise for ${positions} more positions`);
    const own = rows.slice([0, start], [-1, positions]).reshape([members * positions]);
    start += positions;
    const uniform = tf.gather(bank, own).reshape(x.shape);
    return x.mul(tf.where(uniform.greaterEqual(perMember), scale, tf.zerosLike(scale)));
  };
}
