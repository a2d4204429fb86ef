import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';
import { previous, times, together, type Unit } from './unit';

/** Added to the forget gate, so that fresh units remember (Gers et al. 2000; Jozefowicz et al. 2015). */
const FORGET_BIAS = 1;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997). Gates are forget f, input i, output o, candidate g:
 * c' = f * c + i * g, h' = o * tanh(c').
 */
export const lstm: Unit = {
  step(x, recurrent, before) {
    const width = recurrent.shape[1]!;
    const sum = before ? x.add(tf.matMul(before[0], recurrent)) : x;
    const bias = tf.concat([tf.fill([width], FORGET_BIAS), tf.zeros([2 * width])]);
    const [ofGates, ofCandidate] = tf.split(sum, [3 * width, width], -1);
    const gates = ofGates.add(bias).sigmoid();
    const [f, i, o] = tf.split(gates, 3, -1);
    const g = ofCandidate.tanh();
    const written = i.mul(g);
    const cell = before ? f.mul(before[1]).add(written) : written;
    return { state: [o.mul(cell.tanh()), cell], saved: [gates, g, cell] };
  },
  backward(dy, _states, recurrent, [gates, g, cells], time) {
    const [f, i, o] = tf.split(gates, 3, -1);
    const shown = cells.tanh();
    const ofForget = previous(cells, time).mul(f).mul(tf.sub(1, f));
    const ofInput = g.mul(i).mul(tf.sub(1, i));
    const ofOutput = shown.mul(o).mul(tf.sub(1, o));
    const ofCandidate = i.mul(tf.sub(1, g.square()));
    const slopes = times(tf.concat([ofForget, ofInput, ofOutput, ofCandidate], -1), time); // d(pre-activation) / dc, but dh for o
    const ofCells = times(o.mul(tf.sub(1, shown.square())), time); // dc / dh
    const forgets = times(f, time);
    const gradients = times(dy, time);
    const products: Tensor[] = [];
    let dh = gradients[time - 1];
    let dcLater: Tensor | undefined;
    for (let t = time - 1; t >= 0; t--) {
      const shownPart = dh.mul(ofCells[t]);
      const dc: Tensor = dcLater ? dcLater.add(shownPart) : shownPart;
      const product = tf.concat([dc, dc, dh, dc], -1).mul(slopes[t]);
      products.unshift(product);
      if (t === 0) break;
      dcLater = dc.mul(forgets[t]);
      dh = tf.matMul(product, recurrent, false, true).add(gradients[t - 1]);
    }
    const all = together(products);
    return { products: all, inputs: all };
  },
};
