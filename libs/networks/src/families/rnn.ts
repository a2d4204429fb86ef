import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';
import { times, together, type Unit } from './unit';

/** Simple recurrent unit (Elman 1990): h' = tanh(x + h U). */
export const rnn: Unit = {
  step(x, recurrent, before) {
    return { state: [tf.tanh(before ? x.add(tf.matMul(before[0], recurrent)) : x)], saved: [] };
  },
  backward(dy, states, recurrent, _saved, time) {
    const slopes = times(tf.sub(1, states.square()), time);
    const gradients = times(dy, time);
    const products: Tensor[] = [];
    let dh = gradients[time - 1];
    for (let t = time - 1; t >= 0; t--) {
      const product = dh.mul(slopes[t]);
      products.unshift(product);
      if (t > 0) dh = tf.matMul(product, recurrent, false, true).add(gradients[t - 1]);
    }
    const all = together(products);
    return { products: all, inputs: all };
  },
};
