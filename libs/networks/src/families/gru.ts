import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Unit } from './unit';

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
    const [r, z] = tf.split(gatesOfInput.add(gatesOfState).sigmoid(), 2, -1);
    const n = candidateOfInput.add(r.mul(candidateOfState)).tanh();
    const kept = z.mul(h.sub(n)); // of what the candidate would replace
    return { state: [n.add(kept)], saved: [r, z, n, candidateOfState, kept] };
  },
  back([dh], [r, z, n, candidateOfState, kept]) {
    const direct = dh!.mul(z);
    const ofUpdated = dh!.sub(direct);
    const ofCandidate = ofUpdated.mul(tf.sub(1, n.square()));
    const ofProduct = ofCandidate.mul(r);
    const ofReset = ofProduct.mul(candidateOfState).mul(tf.sub(1, r));
    const ofUpdate = ofUpdated.mul(kept);
    const together = (last: Tensor): Tensor => tf.concat([ofReset, ofUpdate, last], -1);
    return { inputs: together(ofCandidate), product: together(ofProduct), before: [direct] };
  },
};
