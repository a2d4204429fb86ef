import type { Tensor } from '@tensorflow/tfjs-core';
import { errorOf, onEveryEngine, type Case } from './testing/compare-engines';
import { tf } from './tfjs';

/** Ops whose gradients tfjs writes with kernels of their own. */
const DIFFERENTIABLE: Readonly<Record<string, Case>> = {
  'a dense layer': { shapes: [[4, 3], [3, 5], [5]], op: (x, w, b) => tf.matMul(x, w).add(b).tanh() },
  'broadcast arithmetic': {
    shapes: [[2, 3], [3]],
    op: (a, b) => a.mul(b).add(b.exp()).sub(a.square()).div(b.square().add(1)),
  },
  softmax: { shapes: [[3, 5]], op: (x) => tf.softmax(x).square() },
  'log-softmax': { shapes: [[3, 5]], op: (x) => tf.logSoftmax(x).square() },
  'means and sums': { shapes: [[3, 5]], op: (x) => x.sub(x.mean(1, true)).square().sum(1).sqrt() },
  'slices and padding': {
    shapes: [[4, 5]],
    op: (x) => tf.concat([x.slice([1, 1], [2, 3]), x.slice([0, 2], [1, 3])], 0).square(),
  },
  transposition: { shapes: [[2, 3, 4]], op: (x) => x.transpose([1, 2, 0]).reshape([12, 2]).square() },
  stacks: { shapes: [[2, 3]], op: (x) => tf.stack(tf.unstack(x, 1).reverse(), 0).square() },
  gathering: { shapes: [[4, 3]], op: (x) => tf.gather(x, tf.tensor1d([0, 2, 2, 1, 2], 'int32')).square() },
  'sigmoid and softplus': { shapes: [[5]], op: (x) => x.sigmoid().add(x.softplus()) },
  'the larger of two': { shapes: [[5], [5]], op: (a, b) => tf.maximum(a, b).add(tf.relu(a)).add(b.abs()) },
  powers: { shapes: [[5]], op: (x) => x.square().add(1).pow(1.5) },
};

test.each(onEveryEngine(Object.entries(DIFFERENTIABLE)))('%s: the gradient of %s', async (engine, name, example) => {
  const total = (...inputs: Tensor[]): Tensor => tf.sum(example.op(...inputs) as Tensor);
  expect(await errorOf(engine, name, { ...example, op: (...inputs) => tf.grads(total)(inputs) })).toBeLessThan(1e-5);
});
