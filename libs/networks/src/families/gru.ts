import { tf } from '#compiler';
import type { Unit, UnitState } from './unit';

/**
 * Gated recurrent unit (Cho et al. 2014), reset after the product so that a step has one. Gates are reset r, update z, candidate n:
 * r, z = sigmoid(x + h U), n = tanh(x + r * (h U)), h' = n + z * (h - n).
 */
export const gru: Unit = (inputs, recurrent, before) => {
  const [, width] = recurrent.shape;
  const sizes = [2 * width, width];
  const states: UnitState[] = [];
  for (const x of inputs) {
    const [h] = states.at(-1) ?? before ?? [tf.zeros([...x.shape.slice(0, -1), width])];
    const [gatesOfInput, candidateOfInput] = tf.split(x, sizes, -1);
    const [gatesOfState, candidateOfState] = tf.split(tf.matMul(h, recurrent), sizes, -1);
    const [r, z] = tf.split(gatesOfInput.add(gatesOfState).sigmoid(), 2, -1);
    const n = candidateOfInput.add(r.mul(candidateOfState)).tanh();
    states.push([n.add(z.mul(h.sub(n)))]);
  }
  return states;
};
