/**
 * What recurrent units have in common. Tensors of all times are [members, time x batch, ...] with time major, so that those of one time
 * lie together. A unit writes its own backward pass: all that does not depend on the gradient of a later time is computed for all
 * times at once, which leaves the loop over time a few small operations and one product.
 */
import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs';

/**
 * A recurrent unit over time: the inputs' share of every gate [members, time x batch, gates x width] and the recurrent matrix
 * [members, width, gates x width] -> hidden states [members, time x batch, width]
 */
export type Unit = (inputs: Tensor, recurrent: Tensor, time: number) => Tensor;

interface Forward {
  readonly states: Tensor;
  /** What the backward pass reads beside the states and the recurrent matrix. */
  readonly saved: readonly Tensor[];
}

interface Backward {
  /** Gradient of the inputs. */
  readonly inputs: Tensor;
  /** Gradient of the products of previous state and recurrent matrix. [members, time x batch, gates x width] */
  readonly products: Tensor;
}

/** A unit of its forward and its backward pass. `dy` is the gradient of the states. */
export function unitOf(
  forward: (inputs: Tensor, recurrent: Tensor, time: number) => Forward,
  backward: (dy: Tensor, states: Tensor, recurrent: Tensor, saved: readonly Tensor[], time: number) => Backward,
): Unit {
  return (inputs, recurrent, time) =>
    tf.customGrad((...given) => {
      const [x, matrix, save] = given as unknown as [Tensor, Tensor, GradSaveFunc];
      const { states, saved } = forward(x, matrix, time);
      save([states, matrix, ...saved]);
      const gradFunc = (dy: Tensor, kept: Tensor[]): Tensor[] => {
        const [states, matrix, ...saved] = kept;
        const gradient = backward(dy, states, matrix, saved, time);
        return [gradient.inputs, tf.matMul(previous(states, time), gradient.products, true)];
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
