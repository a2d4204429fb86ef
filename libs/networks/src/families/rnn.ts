import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';
import { times, together, unitOf } from './unit';

/** Simple recurrent unit (Elman 1990): h' = tanh(x + h U). */
export const rnn = unitOf(
  (inputs, recurrent, time) => {
    const states: Tensor[] = [];
    for (const x of times(inputs, time)) {
      const h = states.at(-1);
      states.push(tf.tanh(h ? x.add(tf.matMul(h, recurrent)) : x));
    }
    return { states: together(states), saved: [] };
  },
  (dy, states, recurrent, _saved, time) => {
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
);
