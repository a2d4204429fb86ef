import { tf } from '#compiler';
import type { Unit, UnitState } from './unit';

/** Added to the forget gate, so that fresh units remember (Gers et al. 2000; Jozefowicz et al. 2015). */
const FORGET_BIAS = 1;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997). Gates are forget f, input i, output o, candidate g:
 * c' = f * c + i * g, h' = o * tanh(c').
 */
export const lstm: Unit = (inputs, recurrent, before) => {
  const [, width] = recurrent.shape;
  const bias = tf.concat([tf.fill([width], FORGET_BIAS), tf.zeros([3 * width])]);
  const states: UnitState[] = [];
  for (const x of inputs) {
    const [previous, cell] = states.at(-1) ?? before ?? [];
    const sum = previous ? x.add(tf.matMul(previous, recurrent)) : x;
    const [gates, candidate] = tf.split(sum.add(bias), [3 * width, width], -1);
    const [f, i, o] = tf.split(gates.sigmoid(), 3, -1);
    const written = i.mul(candidate.tanh());
    const c = cell ? f.mul(cell).add(written) : written;
    states.push([o.mul(c.tanh()), c]);
  }
  return states;
};
