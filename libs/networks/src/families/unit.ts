/**
 * What recurrent units have in common. Tensors of all times are [members, time x batch, ...] with time major, so that those of one time
 * lie together. A unit writes its own backward pass, time by time too: its small tensors never leave the innermost cache, and what all
 * times have in common, the gradient of the recurrent matrix, is one product.
 */
import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

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
  /** Gradients of one time, from those of the state after it, of which the cells' is missing at the last time. */
  back(dState: readonly (Tensor | undefined)[], saved: readonly Tensor[]): Gradients;
}

interface Gradients {
  /** Of the inputs' share of every gate. [members, batch, gates x width] */
  readonly inputs: Tensor;
  /** Of the product of the state before and the recurrent matrix. [members, batch, gates x width] */
  readonly product: Tensor;
  /** Of the state before, by other ways than that product. */
  readonly before: readonly (Tensor | undefined)[];
}

/** Hidden states of all times, from a fresh state. inputs [members, time x batch, gates x width] -> [members, time x batch, width] */
export function unroll(unit: Unit, inputs: Tensor, recurrent: Tensor, time: number): Tensor {
  return tf.customGrad((...given) => {
    const [x, matrix, save] = given as unknown as [Tensor, Tensor, GradSaveFunc];
    const steps: ReturnType<Unit['step']>[] = [];
    for (const input of times(x, time)) steps.push(unit.step(input, matrix, steps.at(-1)?.state));
    const states = together(steps.map(({ state: [hidden] }) => hidden));
    save([states, matrix, ...steps.flatMap(({ saved }) => saved)]);
    const gradFunc = (dy: Tensor, [states, matrix, ...saved]: Tensor[]): Tensor[] => {
      const count = saved.length / time;
      const gradients = times(dy, time);
      const found: Gradients[] = [];
      let dState: readonly (Tensor | undefined)[] = [gradients[time - 1]];
      for (let t = time - 1; ; t--) {
        const own = unit.back(dState, saved.slice(t * count, (t + 1) * count));
        found.unshift(own);
        if (t === 0) break;
        const [direct, ...cells] = own.before;
        const throughProduct = tf.matMul(own.product, matrix, false, true);
        dState = [(direct ? throughProduct.add(direct) : throughProduct).add(gradients[t - 1]), ...cells];
      }
      return [together(found.map(({ inputs }) => inputs)), gradientOfMatrix(states, found, matrix)];
    };
    return { value: states, gradFunc };
  })(inputs, recurrent);
}

/** The state before the first time is 0 and adds nothing. */
function gradientOfMatrix(states: Tensor, found: readonly Gradients[], matrix: Tensor): Tensor {
  if (found.length === 1) return tf.zerosLike(matrix);
  const [members, rows, width] = states.shape;
  const before = states.slice([0, 0, 0], [members, rows - rows / found.length, width]);
  return tf.matMul(before, together(found.slice(1).map(({ product }) => product)), true);
}

/** The parts of each time. [members, time x batch, width] -> time x [members, batch, width] */
export function times(all: Tensor, time: number): Tensor[] {
  return tf.split(all, time, 1);
}

/** [members, batch, width] of each time -> [members, time x batch, width] */
export function together(parts: readonly Tensor[]): Tensor {
  return tf.concat([...parts], 1);
}
