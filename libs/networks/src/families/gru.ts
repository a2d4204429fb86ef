import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';
import { previous, times, together, type Unit } from './unit';

/**
 * Gated recurrent unit (Cho et al. 2014), reset after the product so that a step has one. Gates are reset r, update z, candidate n:
 * r, z = sigmoid(x + h U), n = tanh(x + r * (h U)), h' = n + z * (h - n).
 */
export const gru: Unit = {
  step(x, recurrent, before) {
    const width = recurrent.shape[1]!;
    const [h] = before ?? [tf.zeros([...x.shape.slice(0, -1), width])];
    const [gatesOfInput, candidateOfInput] = tf.split(x, [2 * width, width], -1);
    const [gatesOfState, candidateOfState] = tf.split(tf.matMul(h, recurrent), [2 * width, width], -1);
    const gates = gatesOfInput.add(gatesOfState).sigmoid();
    const [r, z] = tf.split(gates, 2, -1);
    const n = candidateOfInput.add(r.mul(candidateOfState)).tanh();
    return { state: [n.add(z.mul(h.sub(n)))], saved: [gates, n, candidateOfState] };
  },
  backward(dy, states, recurrent, [gates, n, candidateOfState], time) {
    const [r, z] = tf.split(gates, 2, -1);
    const kept = tf.sub(1, z);
    const ofCandidate = kept.mul(tf.sub(1, n.square()));
    const ofProduct = ofCandidate.mul(r);
    const ofReset = ofProduct.mul(candidateOfState).mul(tf.sub(1, r));
    const ofUpdate = previous(states, time).sub(n).mul(z).mul(kept);
    const slopes = times(tf.concat([ofReset, ofUpdate, ofProduct], -1), time); // d(pre-activation) / dh
    const updates = times(z, time);
    const gradients = times(dy, time);
    const ofStates: Tensor[] = [];
    const ofProducts: Tensor[] = [];
    let dh = gradients[time - 1];
    for (let t = time - 1; t >= 0; t--) {
      const dProduct = tf.concat([dh, dh, dh], -1).mul(slopes[t]);
      ofStates.unshift(dh);
      ofProducts.unshift(dProduct);
      if (t > 0)
        dh = tf
          .matMul(dProduct, recurrent, false, true)
          .add(dh.mul(updates[t]))
          .add(gradients[t - 1]);
    }
    const products = together(ofProducts);
    const width = recurrent.shape[1]!;
    const [dGates] = tf.split(products, [2 * width, width], -1);
    return { products, inputs: tf.concat([dGates, together(ofStates).mul(ofCandidate)], -1) };
  },
};
