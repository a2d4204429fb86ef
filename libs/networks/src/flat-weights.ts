/** Between a flat buffer [members, parameters] and the tensors that lie in it, in the order of `layoutOf`. */
import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Weights } from './network';
import type { ProgramTensor } from './program-size';

/** flat [members, parameters] -> tensors [members, ...shape] by name. */
export function unflatten(layout: readonly ProgramTensor[], flat: Tensor): Weights {
  const [members] = flat.shape;
  const parts = tf.split(
    flat,
    layout.map(({ size }) => size),
    1,
  );
  return Object.fromEntries(layout.map(({ name, shape }, at) => [name, parts[at].reshape([members, ...shape])]));
}

/** Tensors [members, ...shape] in the order of the layout -> [members, parameters]. */
export function flatten(tensors: readonly Tensor[]): Tensor {
  return tf.concat(
    tensors.map((tensor) => tensor.reshape([tensor.shape[0], -1])),
    1,
  );
}
