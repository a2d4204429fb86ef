/** Windowed perceptron (Bengio et al. 2003): the last `window` symbols side by side, a layer with tanh, residual ones above it, output head. */
import { tf } from '#compiler';
import type { MlpArchitecture } from '#genome';
import { modulePlace } from '#model';
import type { Tensor } from '@tensorflow/tfjs-core';
import { dense } from '../layers/dense';
import { lookUp } from '../layers/look-up';
import { addModules } from '../layers/modules';
import { lagged, lastOf } from '../layers/lagged';
import type { Memory, Network } from '../network';

export const mlp: Network<MlpArchitecture> = (architecture, weights, tokens, dropout, { memory, gates }) => {
  const { window, embedding, depth } = architecture;
  const [members, batch, time] = tokens.shape;
  const table = weights['embedding'];
  const [, rows] = table.shape;
  const embedded = memory ? withPast(lookUp(table, tokens), window, memory) : windows(table, tokens, window);
  const layerOf = (layer: number, x: Tensor): Tensor => dropout(dense(weights, `hidden.${layer}`, x).tanh());
  const withModules = (x: Tensor, layer: number): Tensor =>
    gates && layer + 1 === modulePlace(architecture) ? addModules(x, weights, gates, x, tf.tanh) : x;
  let x = withModules(layerOf(0, embedded.reshape([members, batch * time, window * embedding])), 0);
  for (let layer = 1; layer < depth; layer++) x = withModules(x.add(layerOf(layer, x)), layer);
  return dense(weights, 'head', x).reshape([members, x.shape[1]! / time, time, rows]);
};

/** The embeddings of each position's window, side by side. -> [members, positions x window, embedding] */
function windows(table: Tensor, tokens: Tensor, window: number): Tensor {
  const [members, rows, embedding] = table.shape;
  const padded = tf.concat([table, tf.zeros([members, 1, embedding])], 1); // its last row stands for no symbol
  return lookUp(padded, lastSymbols(tokens, window, rows));
}

/** The same of one new embedding each and those before it. embedded [members, batch, embedding] */
function withPast(embedded: Tensor, window: number, memory: Memory): Tensor {
  if (window === 1) return embedded;
  const past = memory.read('past'); // [members, batch, window - 1, embedding]
  const [members, batch, reach, embedding] = past.shape;
  const before = past.reshape([members * batch, reach, embedding]);
  const now = embedded.reshape([members * batch, 1, embedding]);
  memory.write('past', lastOf(now, before).reshape(past.shape));
  return lagged(now, before, window, 1);
}

/** At each position the symbols of its window, oldest first, `none` before the start. [..., time] -> [..., time, window] */
function lastSymbols(tokens: Tensor, window: number, none: number): Tensor {
  const [members, batch, time] = tokens.shape;
  const padded = tf.concat([tf.fill([members, batch, window - 1], none, 'int32'), tokens], 2);
  const shifts = Array.from({ length: window }, (_, lag) => padded.slice([0, 0, lag], [-1, -1, time]));
  return tf.stack(shifts, 3);
}
