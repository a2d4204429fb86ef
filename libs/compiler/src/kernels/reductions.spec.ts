import type { Tensor } from '@tensorflow/tfjs-core';
import { errorOf, numbered, type Case, type Cases } from '../testing/compare-engines';
import { tf } from '../tfjs';
import { REDUCTIONS } from './reductions';

const reduce = (op: (x: Tensor, axis?: number | number[], keep?: boolean) => Tensor): Case[] => [
  { shapes: [[2, 3, 4]], op: (x) => op(x) },
  { shapes: [[2, 3, 4]], op: (x) => op(x, 1) },
  { shapes: [[2, 3, 4]], op: (x) => op(x, [0, 2], true) },
  { shapes: [[2, 3, 4]], op: (x) => op(x, -1, true) },
];
const CASES: Cases = {
  ArgMax: [
    { shapes: [[3, 5]], op: (x) => x.argMax(1) },
    { shapes: [[3, 5]], op: (x) => x.argMax(0) },
  ],
  ArgMin: [{ shapes: [[3, 5]], op: (x) => x.argMin(-1) }],
  Max: reduce(tf.max),
  Mean: reduce(tf.mean),
  Min: reduce(tf.min),
  Prod: reduce(tf.prod),
  Sum: reduce(tf.sum),
};

test('every kernel has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(REDUCTIONS).sort());
});

test.each(numbered(CASES))('%s: %s as tfjs-cpu computes it, case %i', async (engine, name, at, example) => {
  expect(await errorOf(engine, `${name} ${at}`, example)).toBeLessThan(1e-5);
});
