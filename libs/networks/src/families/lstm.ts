import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';
import { previous, times, together, unitOf } from './unit';

/** Added to the forget gate, so that fresh units remember (Gers et al. 2000; Jozefowicz et al. 2015). */
const FORGET_BIAS = 1;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997). Gates are forget f, input i, output o, candidate g:
 * c' = f * c + i * g, h' = o * tanh(c').
 */
export const lstm = unitOf(
  (inputs, recurrent, time) => {
    const width = recurrent.shape[1]!;
    const bias = tf.concat([tf.fill([width], FORGET_BIAS), tf.zeros([3 * width])]);
    const gates: Tensor[] = [];
    const candidates: Tensor[] = [];
    const cells: Tensor[] = [];
    const states: Tensor[] = [];
    for (const x of times(inputs.add(bias), time)) {
      const [h, c] = [states.at(-1), cells.at(-1)];
      const sum = h ? x.add(tf.matMul(h, recurrent)) : x;
      const [ofGates, ofCandidate] = tf.split(sum, [3 * width, width], -1);
      const fio = ofGates.sigmoid();
      const [f, i, o] = tf.split(fio, 3, -1);
      const g = ofCandidate.tanh();
      const written = i.mul(g);
      const cell = c ? f.mul(c).add(written) : written;
      gates.push(fio);
      candidates.push(g);
      cells.push(cell);
      states.push(o.mul(cell.tanh()));
    }
    return { states: together(states), saved: [gates, candidates, cells].map(together) };
  },
  (dy, _states, recurrent, [gates, g, cells], time) => {
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
);
