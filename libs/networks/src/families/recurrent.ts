/** Layers of recurrent units between an embedding and an output head, unrolled over time. */
import { tf } from '#compiler';
import type { RecurrentArchitecture } from '#genome';
import { dense } from '../layers/dense';
import { lookUp } from '../layers/look-up';
import type { Network, Weights } from '../network';
import { gru } from './gru';
import { lstm } from './lstm';
import { rnn } from './rnn';
import type { Unit } from './unit';

const UNITS: Readonly<Record<RecurrentArchitecture['family'], Unit>> = { rnn, gru, lstm };

export const recurrent: Network<RecurrentArchitecture> = ({ family, depth, width }, weights, tokens, dropout) => {
  const [members, batch, time] = tokens.shape;
  let x = lookUp(weights['embedding'], tokens.transpose([0, 2, 1])); // [members, time x batch, embedding]
  for (let layer = 0; layer < depth; layer++) {
    const inputs = dense(layerWeights(weights, layer), 'input', x).reshape([members, time, batch, -1]);
    const states = UNITS[family](tf.unstack(inputs, 1), weights[`layer.${layer}.recurrent`]);
    x = dropout(tf.stack([...states], 1).reshape([members, time * batch, width]));
  }
  const batchMajor = x.reshape([members, time, batch, width]).transpose([0, 2, 1, 3]);
  const logits = dense(weights, 'head', batchMajor.reshape([members, batch * time, width]));
  return logits.reshape([members, batch, time, -1]);
};

function layerWeights(weights: Weights, layer: number): Weights {
  return { 'input.weight': weights[`layer.${layer}.input`], 'input.bias': weights[`layer.${layer}.bias`] };
}
