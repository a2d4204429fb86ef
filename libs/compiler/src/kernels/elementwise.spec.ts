import type { Tensor } from '@tensorflow/tfjs-core';
import { errorOf, numbered, type Case, type Cases } from '../testing/compare-engines';
import { integers } from '../testing/integers';
import { tf } from '../tfjs';
import { ELEMENTWISE } from './elementwise';

const ones = (op: (x: Tensor) => Tensor, positive = false): Case[] =>
  [[], [7], [2, 3, 4]].map((shape) => ({ shapes: [shape], op, positive }));

/** Equal shapes, a scalar on each side, and broadcasting of inner, outer and both axes. */
const twos = (op: (a: Tensor, b: Tensor) => Tensor, positive = false): Case[] =>
  [
    [
      [3, 4],
      [3, 4],
    ],
    [[3, 4], []],
    [[], [3, 4]],
    [[2, 3, 4], [4]],
    [
      [2, 1, 4],
      [3, 1],
    ],
    [
      [2, 3, 1],
      [2, 1, 4],
    ],
  ].map((shapes) => ({ shapes, op, positive }));

const CASES: Cases = {
  Abs: ones(tf.abs),
  Add: [
    ...twos(tf.add),
    { shapes: [[3]], op: (x) => x.add(tf.zeros([3])) },
    { shapes: [[3]], op: (x) => x.add(tf.zeros([2, 3])) },
    {
      shapes: [
        [2, 4, 8],
        [2, 4, 9],
        [2, 3, 8],
        [2, 3, 9],
      ],
      op: (a, b, c, d) => tf.matMul(a, b, true).add(tf.matMul(c, d, true)),
    },
  ],
  AddN: [
    {
      shapes: [
        [2, 3],
        [2, 3],
        [2, 3],
      ],
      op: (...all) => tf.addN(all),
    },
  ],
  Cast: [
    { shapes: [[2, 3]], op: (x) => x.mul(3).cast('int32') },
    { shapes: [[2, 3]], op: (x) => x.greater(0).cast('float32') },
    { shapes: [[2, 3]], op: (x) => x.greater(0).cast('int32').cast('float32') },
    { shapes: [[2, 3]], op: (x) => x.cast('int32').cast('float32') },
    { shapes: [[2, 3]], op: (x) => x.cast('float32') },
  ],
  Ceil: ones(tf.ceil),
  ClipByValue: ones((x) => tf.clipByValue(x, -1, 0.5)),
  Cos: ones(tf.cos),
  Equal: twos((a, b) => tf.equal(integers(a), integers(b)).cast('float32')),
  Erf: ones(tf.erf),
  Exp: ones(tf.exp),
  Floor: ones(tf.floor),
  Greater: twos((a, b) => tf.greater(a, b).cast('float32')),
  GreaterEqual: twos((a, b) => tf.greaterEqual(integers(a), integers(b)).cast('float32')),
  Less: twos((a, b) => tf.less(a, b).cast('float32')),
  LessEqual: twos((a, b) => tf.lessEqual(integers(a), integers(b)).cast('float32')),
  Log: ones(tf.log, true),
  LogicalAnd: twos((a, b) => tf.logicalAnd(a.greater(0), b.greater(0)).cast('float32')),
  LogicalNot: ones((x) => tf.logicalNot(x.greater(0)).cast('float32')),
  LogicalOr: twos((a, b) => tf.logicalOr(a.greater(0), b.greater(0)).cast('float32')),
  Maximum: twos(tf.maximum),
  Minimum: twos(tf.minimum),
  Multiply: [...twos(tf.mul), { shapes: [[3]], op: (x) => tf.ones([2, 3]).mul(x.mul(1)) }],
  Neg: ones(tf.neg),
  NotEqual: twos((a, b) => tf.notEqual(integers(a), integers(b)).cast('float32')),
  Pow: twos(tf.pow, true),
  RealDiv: twos(tf.div, true),
  Reciprocal: ones(tf.reciprocal, true),
  Relu: ones(tf.relu),
  Rsqrt: ones(tf.rsqrt, true),
  Select: [
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      op: (a, b) => tf.where(a.greater(b), a, b),
    },
  ],
  Sigmoid: ones(tf.sigmoid),
  Sign: ones(tf.sign),
  Sin: ones(tf.sin),
  Softplus: ones(tf.softplus),
  Sqrt: ones(tf.sqrt, true),
  Square: ones(tf.square),
  SquaredDifference: twos(tf.squaredDifference),
  Step: ones((x) => tf.step(x, 0.25)),
  Sub: twos(tf.sub),
  Tanh: ones(tf.tanh),
};

test('every kernel has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(ELEMENTWISE).sort());
});

test.each(numbered(CASES))('%s: %s as tfjs-cpu computes it, case %i', async (engine, name, at, example) => {
  expect(await errorOf(engine, `${name} ${at}`, example)).toBeLessThan(1e-5);
});
