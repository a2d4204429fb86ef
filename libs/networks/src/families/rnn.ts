import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';
import type { Unit } from './unit';

/** Simple recurrent unit (Elman 1990): h' = tanh(x + h U). */
export const rnn: Unit = (inputs, recurrent) => {
  const states: Tensor[] = [];
  for (const x of inputs) {
    const previous = states.at(-1);
    states.push(tf.tanh(previous ? x.add(tf.matMul(previous, recurrent)) : x));
  }
  return states;
};
