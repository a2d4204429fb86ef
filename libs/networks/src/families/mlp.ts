/** Windowed perceptron (Bengio et al. 2003): the last `window` symbols side by side, hidden layers with tanh, output head. */
import { tf } from '#compiler';
import type { MlpArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs';
import { dense } from '../layers/dense';
import { lookUp } from '../layers/look-up';
import type { Network } from '../network';

export const mlp: Network<MlpArchitecture> = ({ window, embedding, depth }, weights, tokens, dropout) => {
  const [members, batch, time] = tokens.shape;
  const table = weights['embedding'];
  const [, rows] = table.shape;
  const padded = tf.concat([table, tf.zeros([members, 1, embedding])], 1); // its last row stands for no symbol
  let x = lookUp(padded, lastSymbols(tokens, window, rows)).reshape([members, batch * time, window * embedding]);
  for (let layer = 0; layer < depth; layer++) x = dropout(dense(weights, `hidden.${layer}`, x).tanh());
  return dense(weights, 'head', x).reshape([members, batch, time, rows]);
};

/** At each place the symbols of its window, oldest first, `none` before the start. [..., time] -> [..., time, window] */
function lastSymbols(tokens: Tensor, window: number, none: number): Tensor {
  const [members, batch, time] = tokens.shape;
  const padded = tf.concat([tf.fill([members, batch, window - 1], none, 'int32'), tokens], 2);
  const shifts = Array.from({ length: window }, (_, lag) => padded.slice([0, 0, lag], [-1, -1, time]));
  return tf.stack(shifts, 3);
}
