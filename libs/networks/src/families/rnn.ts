import { tf } from '#compiler';
import type { Unit } from './unit';

/** Simple recurrent unit (Elman 1990): h' = tanh(x + h U). */
export const rnn: Unit = {
  step(x, recurrent, before) {
    const h = tf.tanh(before ? x.add(tf.matMul(before[0], recurrent)) : x);
    return { state: [h], saved: [h] };
  },
  back([dh], [h]) {
    const all = dh!.mul(tf.sub(1, h.square()));
    return { inputs: all, product: all, before: [undefined] };
  },
};
