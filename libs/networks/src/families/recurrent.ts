/** Layers of recurrent units between an embedding and an output head, unrolled over time; those above the first are residual. */
import { tf } from '#compiler';
import type { RecurrentArchitecture } from '#genome';
import { modulePlace } from '#model';
import type { Tensor } from '@tensorflow/tfjs-core';
import { dense } from '../layers/dense';
import { lookUp } from '../layers/look-up';
import { addModules } from '../layers/modules';
import type { Memory, Network, Weights } from '../network';
import { gru } from './gru';
import { lstm } from './lstm';
import { rnn } from './rnn';
import { times, together, unroll, type Unit, type UnitState } from './unit';

const UNITS: Readonly<Record<RecurrentArchitecture['family'], Unit>> = { rnn, gru, lstm };

export const recurrent: Network<RecurrentArchitecture> = (
  architecture,
  weights,
  tokens,
  dropout,
  { memory, gates },
) => {
  const { family, depth, width } = architecture;
  const [members, batch, time] = tokens.shape;
  const symbols = tokens.transpose([0, 2, 1]); // time major
  const layerOf = (layer: number, inputs: Tensor): Tensor =>
    // [members, time x batch, gates x width]
    dropout(hiddenStates(family, layer, inputs, weights[`layer.${layer}.recurrent`], time, memory));
  const withModules = (x: Tensor, layer: number): Tensor => {
    if (!gates || layer + 1 !== modulePlace(architecture)) return x;
    const more = addModules(x, weights, gates, x, tf.tanh);
    return gates.rank === 2 ? more : timeFirst(more, time, batch);
  };
  let x = withModules(layerOf(0, inputsOfFirstLayer(weights, symbols)), 0); // [members, time x batch, width]
  for (let layer = 1; layer < depth; layer++) {
    x = withModules(x.add(layerOf(layer, dense(layerWeights(weights, layer), 'input', x))), layer);
  }
  const batchMajor = x.reshape([members, time, -1, width]).transpose([0, 2, 1, 3]);
  const logits = dense(weights, 'head', batchMajor.reshape([members, x.shape[1]!, width]));
  return logits.reshape([members, x.shape[1]! / time, time, -1]);
};

/** States as more windows. [members, states x time x batch, width] -> [members, time x states x batch, width] */
function timeFirst(x: Tensor, time: number, batch: number): Tensor {
  const [members, positions, width] = x.shape as [number, number, number];
  const apart = x.reshape([members, positions / time / batch, time, batch * width]);
  return apart.transpose([0, 2, 1, 3]).reshape([members, positions, width]);
}

/** Of a layer: unrolled, or read on from what the memory holds. [members, time x batch, gates x width] -> [members, time x batch, width] */
function hiddenStates(
  family: RecurrentArchitecture['family'],
  layer: number,
  inputs: Tensor,
  recurrent: Tensor,
  time: number,
  memory?: Memory,
): Tensor {
  const unit = UNITS[family];
  if (!memory) return unroll(unit, inputs, recurrent, time);
  const hidden: Tensor[] = [];
  let state = readStates(memory, family, layer);
  for (const x of times(inputs, time)) {
    ({ state } = unit.step(x, recurrent, state));
    hidden.push(state[0]);
  }
  writeStates(memory, family, layer, state);
  return together(hidden);
}

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
