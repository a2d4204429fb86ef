import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorSpec } from '../program';
import { tf } from '../tfjs';
import { trace } from '../trace';
import { OPCODES } from './instruction';
import { rewrite } from './rewrite';
import { schedule } from './schedule';
import { TRIANGLES } from './triangles';

/** The instructions of a program: what each is, and the integers after that. */
function instructionsOf(
  shapes: Readonly<Record<string, readonly number[]>>,
  run: (inputs: Readonly<Record<string, Tensor>>) => Readonly<Record<string, Tensor>>,
): (readonly [string, ...number[]])[] {
  const specs = Object.entries(shapes).map(([name, shape]): [string, TensorSpec] => [
    name,
    { dtype: 'float32', shape },
  ]);
  const { graph, outputs } = trace({ signature: 'instructions', inputs: Object.fromEntries(specs), run });
  const rewritten = rewrite(graph.needed(Object.values(outputs)), Object.values(outputs));
  const names = Object.keys(OPCODES);
  return schedule(rewritten.graph.needed(rewritten.outputs), rewritten.outputs).instructions.map((instruction) => {
    const [code, ...rest] = instruction.encode(() => 0);
    return [names[code], ...rest];
  });
}

test("an optimiser's update is one pass", () => {
  const made = instructionsOf(
    { w: [1, 90], m: [1, 90], v: [1, 90], g: [1, 90], rate: [1, 1] },
    ({ w, m, v, g, rate }) => {
      const momentum = m.mul(0.9).add(g.mul(0.1));
      const variance = v.mul(0.99).add(g.square().mul(0.01));
      return { w: w.sub(momentum.div(variance.sqrt().add(1e-8)).mul(rate)), momentum, variance };
    },
  );
  expect(made.map(([name]) => name)).toEqual(['elementwise']);
});

test('nothing is moved that can be read or written where it lies', () => {
  const made = instructionsOf({ a: [4, 6], b: [6, 5] }, ({ a, b }) => {
    const [left, right] = tf.split(tf.matMul(a, b).transpose(), [2, 3]);
    return {
      joined: tf.concat([left.exp(), right.square()]),
      turned: tf.matMul(b, a, true, true).transpose().reshape([20]),
    };
  });
  expect(made.map(([name]) => name).sort()).toEqual(['elementwise', 'elementwise', 'product', 'product']);
});

test('products are summed where their factors lie, whatever the order of their axes', () => {
  const heads = (x: Tensor): Tensor => x.reshape([2, 5, 4, 3]).transpose([0, 2, 3, 1]);
  const made = instructionsOf({ x: [2, 5, 12], y: [2, 5, 12] }, ({ x, y }) => ({
    sums: heads(x).mul(heads(y)).sum(-2, true),
  }));
  expect(made.map(([name]) => name)).toEqual(['dotRows']);
});

test('attention that sees no later symbol computes one triangle', () => {
  const mask = Array.from({ length: 25 }, (_, at) => (at % 5 > Math.floor(at / 5) ? -1e9 : 0));
  const made = instructionsOf({ q: [2, 5, 3], k: [2, 5, 3], v: [2, 5, 3] }, ({ q, k, v }) => {
    const scores = tf.matMul(q, k, false, true).add(tf.tensor2d(mask, [5, 5]));
    return { mixed: tf.matMul(tf.softmax(scores), v) };
  });
  expect(made.map(([name, first]) => [name, first])).toEqual([
    ['product', TRIANGLES.lowerResult],
    ['softmax', 1],
    ['product', TRIANGLES.lowerFactor],
  ]);
});
