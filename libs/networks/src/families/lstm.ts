import { tf } from '#compiler';
import type { Unit } from './unit';

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
    const [f, i, o] = tf.split(ofGates.add(bias).sigmoid(), 3, -1);
    const g = ofCandidate.tanh();
    const written = i.mul(g);
    const remembered = before ? f.mul(before[1]) : tf.zerosLike(f);
    const cell = before ? remembered.add(written) : written;
    const shown = cell.tanh();
    const h = o.mul(shown);
    return { state: [h, cell], saved: [f, i, o, g, remembered, written, shown, h] };
  },
  back([dh, dcLater], [f, i, o, g, remembered, written, shown, h]) {
    const dcNow = dh!.mul(o.sub(h.mul(shown)));
    const dc = dcLater ? dcLater.add(dcNow) : dcNow;
    const ofForget = dc.mul(remembered).mul(tf.sub(1, f));
    const ofInput = dc.mul(written).mul(tf.sub(1, i));
    const ofOutput = dh!.mul(h).mul(tf.sub(1, o));
    const ofCandidate = dc.mul(i.sub(written.mul(g)));
    const all = tf.concat([ofForget, ofInput, ofOutput, ofCandidate], -1);
    return { inputs: all, product: all, before: [undefined, dc.mul(f)] };
  },
};
