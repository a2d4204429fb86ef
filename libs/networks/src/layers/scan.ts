import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/**
 * The linear recurrence h_t = a_t h_(t-1) + b_t over time, h before the first being 0. All [rows, time, width].
 * Its gradient is the same recurrence backward: g_t = dy_t + a_(t+1) g_(t+1), da_t = g_t h_(t-1), db_t = g_t.
 */
export function scan(a: Tensor, b: Tensor): Tensor {
  return tf.customGrad((...inputs) => {
    const [a, b, save] = inputs as unknown as [Tensor, Tensor, GradSaveFunc];
    const h = sweep(a, b, false);
    save([a, h]);
    const gradFunc = (dy: Tensor, [a, h]: Tensor[]): Tensor[] => {
      const g = sweep(shifted(a, -1), dy, true);
      return [g.mul(shifted(h, 1)), g];
    };
    return { value: h, gradFunc };
  })(a, b);
}

/**
 * Within chunks all at once, then from chunk to chunk (Blelloch 1990): about 2 sqrt(time) small steps, and fewer passes over the
 * whole tensors than by doubling.
 */
function sweep(a: Tensor, b: Tensor, backward: boolean): Tensor {
  const [rows, time, width] = a.shape;
  const length = chunkLength(time);
  const directed = <Item>(items: Item[]): Item[] => (backward ? items.reverse() : items);
  const timesOf = (x: Tensor): Tensor[] => directed(tf.unstack(x.reshape([rows, time / length, length, width]), 2));
  const [factors, terms] = [timesOf(a), timesOf(b)]; // each [rows, chunks, width]
  for (let t = 1; t < length; t++) {
    terms[t] = terms[t].add(factors[t].mul(terms[t - 1]));
    factors[t] = factors[t].mul(factors[t - 1]);
  }
  const [factorOfChunk, endOfChunk] = [factors, terms].map((list) => directed(tf.unstack(list[length - 1], 1)));
  const carried: Tensor[] = [tf.zeros([rows, width])];
  for (let chunk = 1; chunk < time / length; chunk++) {
    carried.push(endOfChunk[chunk - 1].add(factorOfChunk[chunk - 1].mul(carried[chunk - 1])));
  }
  const before = tf.stack(directed(carried), 1); // [rows, chunks, width]
  const states = terms.map((term, t) => term.add(factors[t].mul(before)));
  return tf.stack(directed(states), 2).reshape([rows, time, width]);
}

/** The largest divisor of `time` up to its square root. */
function chunkLength(time: number): number {
  let length = Math.floor(Math.sqrt(time));
  while (time % length !== 0) length--;
  return length;
}

/** The value of the time before (`by` 1) or after (`by` -1) at each time, 0 at the end. x [rows, time, width] */
function shifted(x: Tensor, by: 1 | -1): Tensor {
  const [rows, time, width] = x.shape;
  if (time === 1) return tf.zerosLike(x);
  const kept = x.slice([0, by === 1 ? 0 : 1, 0], [rows, time - 1, width]);
  const nothing = tf.zeros([rows, 1, width]);
  return tf.concat(by === 1 ? [nothing, kept] : [kept, nothing], 1);
}
