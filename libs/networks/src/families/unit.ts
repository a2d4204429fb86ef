/**
 * What recurrent units have in common. Tensors of all times are [members, time x batch, ...] with time major, so that those of one time
 * lie together. A unit writes its own backward pass: all that does not depend on the gradient of a later time is computed for all
 * times at once, which leaves the loop over time a few small operations and one product.
 */
import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs';

/** What a unit carries over time, each [members, batch, width]: hidden states, and the cells of an LSTM. */
export type UnitState = readonly Tensor[];

export interface Unit {
  /**
   * One time: the inputs' share of every gate [members, batch, gates x width], the recurrent matrix [members, width, gates x width], and
   * the state before, where there is one -> the state after, and what the backward pass reads.
   */
  step(
    x: Tensor,
    recurrent: Tensor,
    before?: UnitState,
  ): { readonly state: UnitState; readonly saved: readonly Tensor[] };
  /** The gradients of all times, from those of the hidden states. `saved` holds what the steps saved, together. */
  backward(dy: Tensor, states: Tensor, recurrent: Tensor, saved: readonly Tensor[], time: number): Gradients;
}

interface Gradients {
  readonly inputs: Tensor;
  /** Of the products of previous state and recurrent matrix. [members, time x batch, gates x width] */
  readonly products: Tensor;
}

/** Hidden states of all times, from a fresh state. inputs [members, time x batch, gates x width] -> [members, time x batch, width] */
export function unroll(unit: Unit, inputs: Tensor, recurrent: Tensor, time: number): Tensor {
  return tf.customGrad((...given) => {
    const [x, matrix, save] = given as unknown as [Tensor, Tensor, GradSaveFunc];
    const steps: ReturnType<Unit['step']>[] = [];
    for (const input of times(x, time)) steps.push(unit.step(input, matrix, steps.at(-1)?.state));
    const states = together(steps.map(({ state: [hidden] }) => hidden));
    const saved = steps[0].saved.map((_, at) => together(steps.map((step) => step.saved[at])));
    save([states, matrix, ...saved]);
    const gradFunc = (dy: Tensor, [states, matrix, ...saved]: Tensor[]): Tensor[] => {
      const { inputs, products } = unit.backward(dy, states, matrix, saved, time);
      return [inputs, tf.matMul(previous(states, time), products, true)];
    };
    return { value: states, gradFunc };
  })(inputs, recurrent);
}

/** The parts of each time. [members, time x batch, width] -> time x [members, batch, width] */
export function times(all: Tensor, time: number): Tensor[] {
  return tf.split(all, time, 1);
}

/** [members, batch, width] of each time -> [members, time x batch, width] */
export function together(parts: readonly Tensor[]): Tensor {
  return tf.concat([...parts], 1);
}

/** The states before each time, zeros before the first. [members, time x batch, width] -> the same shape */
export function previous(states: Tensor, time: number): Tensor {
  const [members, places, width] = states.shape;
  const batch = places / time;
  const zeros = tf.zeros([members, batch, width]);
  return time === 1 ? zeros : together([zeros, states.slice([0, 0, 0], [members, places - batch, width])]);
}
