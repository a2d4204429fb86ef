/** Layers of recurrent units between an embedding and an output head, unrolled over time. */
import type { RecurrentArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs';
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
  const symbols = tokens.transpose([0, 2, 1]); // time major
  let x = inputsOfFirstLayer(weights, symbols); // [members, time x batch, gates x width]
  for (let layer = 0; ; layer++) {
    x = dropout(UNITS[family](x, weights[`layer.${layer}.recurrent`], time)); // [members, time x batch, width]
    if (layer === depth - 1) break;
    x = dense(layerWeights(weights, layer + 1), 'input', x);
  }
  const batchMajor = x.reshape([members, time, batch, width]).transpose([0, 2, 1, 3]);
  const logits = dense(weights, 'head', batchMajor.reshape([members, batch * time, width]));
  return logits.reshape([members, batch, time, -1]);
};

/**
 * The embedding through the first layer's matrix. Where the vocabulary is smaller than the text, each symbol goes through the matrix
 * once, and what comes out is looked up.
 */
function inputsOfFirstLayer(weights: Weights, symbols: Tensor): Tensor {
  const table = weights['embedding'];
  const first = layerWeights(weights, 0);
  const [, time, batch] = symbols.shape as [number, number, number];
  if (table.shape[1]! <= time * batch) return lookUp(dense(first, 'input', table), symbols);
  return dense(first, 'input', lookUp(table, symbols));
}

function layerWeights(weights: Weights, layer: number): Weights {
  return { 'input.weight': weights[`layer.${layer}.input`], 'input.bias': weights[`layer.${layer}.bias`] };
}
