import { tf } from '#compiler';
import type { Unit, UnitState } from './unit';

/** Simple recurrent unit (Elman 1990): h' = tanh(x + h U). */
export const rnn: Unit = (inputs, recurrent, before) => {
  const states: UnitState[] = [];
  for (const x of inputs) {
    const [previous] = states.at(-1) ?? before ?? [];
    states.push([tf.tanh(previous ? x.add(tf.matMul(previous, recurrent)) : x)]);
  }
  return states;
};
