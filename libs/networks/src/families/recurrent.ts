/** Layers of recurrent units between an embedding and an output head, unrolled over time. */
import { tf } from '#compiler';
import type { RecurrentArchitecture } from '#genome';
import { dense } from '../layers/dense';
import { lookUp } from '../layers/look-up';
import type { Memory, Network, Weights } from '../network';
import { gru } from './gru';
import { lstm } from './lstm';
import { rnn } from './rnn';
import type { Unit, UnitState } from './unit';

const UNITS: Readonly<Record<RecurrentArchitecture['family'], Unit>> = { rnn, gru, lstm };

export const recurrent: Network<RecurrentArchitecture> = (architecture, weights, tokens, dropout, { memory }) => {
  const { family, depth, width } = architecture;
  const [members, batch, time] = tokens.shape;
  let x = lookUp(weights['embedding'], tokens.transpose([0, 2, 1])); // [members, time x batch, embedding]
  for (let layer = 0; layer < depth; layer++) {
    const inputs = dense(layerWeights(weights, layer), 'input', x).reshape([members, time, batch, -1]);
    const before = memory && readStates(memory, family, layer);
    const states = UNITS[family](tf.unstack(inputs, 1), weights[`layer.${layer}.recurrent`], before);
    if (memory) writeStates(memory, family, layer, states.at(-1)!);
    const hidden = states.map(([h]) => h);
    x = dropout(tf.stack(hidden, 1).reshape([members, time * batch, width]));
  }
  const batchMajor = x.reshape([members, time, batch, width]).transpose([0, 2, 1, 3]);
  const logits = dense(weights, 'head', batchMajor.reshape([members, batch * time, width]));
  return logits.reshape([members, batch, time, -1]);
};

/** Names of what a unit carries. */
export const UNIT_STATES: Readonly<Record<RecurrentArchitecture['family'], readonly string[]>> = {
  rnn: ['hidden'],
  gru: ['hidden'],
  lstm: ['hidden', 'cell'],
};

function readStates(memory: Memory, family: RecurrentArchitecture['family'], layer: number): UnitState {
  return UNIT_STATES[family].map((name) => memory.read(`layer.${layer}.${name}`));
}

function writeStates(memory: Memory, family: RecurrentArchitecture['family'], layer: number, states: UnitState): void {
  UNIT_STATES[family].forEach((name, at) => memory.write(`layer.${layer}.${name}`, states[at]));
}

function layerWeights(weights: Weights, layer: number): Weights {
  return { 'input.weight': weights[`layer.${layer}.input`], 'input.bias': weights[`layer.${layer}.bias`] };
}
