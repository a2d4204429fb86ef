import { Compiler, tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import { largestOf, loadBalance, topGates } from './top-gates';

const PROBABILITIES = Float32Array.of(0.1, 0.5, 0.4, 0.7, 0.2, 0.1);
const run = async (of: (probabilities: Tensor) => Tensor): Promise<number[]> => {
  const program = {
    signature: String(of),
    inputs: { x: { dtype: 'float32', shape: [1, 2, 3] } as const },
    run: ({ x }: Readonly<Record<string, Tensor>>) => ({ y: of(x) }),
  };
  const { y } = await new Compiler('tfjs-cpu').run(program, { x: PROBABILITIES });
  return [...y].map((value) => Math.round(1e4 * value) / 1e4);
};

test('the likeliest experts are chosen', async () => {
  expect(await run((x) => largestOf(x, 1))).toEqual([0, 1, 0, 1, 0, 0]);
  expect(await run((x) => largestOf(x, 2))).toEqual([0, 1, 1, 1, 1, 0]);
});

test('several share the output, one keeps its probability', async () => {
  expect(await run((x) => topGates(x, largestOf(x, 2), 2))).toEqual([0, 0.5556, 0.4444, 0.7778, 0.2222, 0]);
  expect(await run((x) => topGates(x, largestOf(x, 1), 1))).toEqual([0, 0.5, 0, 0.7, 0, 0]);
});

test('the load is experts x sum of fraction x mean share of the scores, and 1 where all are alike', async () => {
  const bias = tf.zeros([1, 3]);
  // fractions 1/2, 1/2, 0; mean shares 0.4, 0.35, 0.25
  expect(await run((x) => loadBalance(x, bias, largestOf(x, 1), 1))).toEqual([1.125]);
  expect(await run((x) => loadBalance(x.mul(0.5), bias, largestOf(x, 1), 1))).toEqual([1.125]);
  expect(await run((x) => loadBalance(tf.fill(x.shape, 1 / 3), bias, tf.ones(x.shape), 3))).toEqual([1]);
});

test('a bias above the others costs what its expert is chosen more than the others', async () => {
  const bias = tf.tensor2d([0, 0, 0.3], [1, 3]); // 0.2 above the mean, the others 0.1 below
  expect(await run((x) => loadBalance(x, bias, largestOf(x, 1), 1))).toEqual([1.125 - 0.3]);
});
