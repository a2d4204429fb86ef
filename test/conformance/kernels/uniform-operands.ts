/** Operands whose elements are all equal, which an engine may hold as one: what comes out has the shape that they had. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { tf } from '#compiler';
import { real, row, type Op, type Table } from './row';

const BINARY = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  pow: tf.pow,
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
  equal: tf.equal,
  notEqual: tf.notEqual,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
};
const LOGICAL = { logicalAnd: tf.logicalAnd, logicalOr: tf.logicalOr, logicalXor: tf.logicalXor };

const UNARY = {
  abs: tf.abs,
  exp: tf.exp,
  sigmoid: tf.sigmoid,
  sign: tf.sign,
  step: tf.step,
  square: tf.square,
  relu: tf.relu,
  clip: (x: Tensor) => tf.clipByValue(x, 0, 1),
  cast: (x: Tensor) => tf.cast(x, 'int32'),
  truth: (x: Tensor) => tf.cast(x, 'bool'),
  softmax: tf.softmax,
  logSoftmax: tf.logSoftmax,
  sum: (x: Tensor) => [tf.sum(x), tf.sum(x, 0), tf.sum(x, 1, true)],
  mean: (x: Tensor) => [tf.mean(x), tf.mean(x, 0)],
  max: (x: Tensor) => [tf.max(x), tf.max(x, 1)],
  prod: (x: Tensor) => tf.prod(x, 1),
  argMax: (x: Tensor) => tf.argMax(x, 1),
  transpose: tf.transpose,
  slice: (x: Tensor) => tf.slice(x, [0, 1], [2, 2]),
  split: (x: Tensor) => tf.split(x, 3, 1),
  unstack: (x: Tensor) => tf.unstack(x),
  pad: (x: Tensor) => tf.pad(x, [[1, 0], [0, 2]], 7), // prettier-ignore
  tile: (x: Tensor) => tf.tile(x, [2, 2]),
  reshape: (x: Tensor) => tf.reshape(x, [3, -1]),
};

const rows = (prefix: string, ops: Readonly<Record<string, Op>>, ...operands: (() => Tensor)[]): Table =>
  Object.fromEntries(
    Object.entries(ops).map(([name, op]) => [`${name}${prefix}`, row(() => op(...operands.map((make) => make())))]),
  );
const twos =
  (...shape: number[]) =>
  () =>
    tf.fill(shape, 2);
const ones =
  (...shape: number[]) =>
  () =>
    tf.ones(shape);
const yes =
  (...shape: number[]) =>
  () =>
    tf.ones(shape, 'bool');

export const UNIFORM_OPERANDS: Table = {
  ...rows(' of two', BINARY, ones(3), twos(3)),
  ...rows(' of two that broadcast', BINARY, ones(2, 1), twos(3)),
  ...rows(' with a scalar', BINARY, twos(2, 3), ones()),
  ...rows(' of a scalar', BINARY, ones(), twos(2, 3)),
  ...rows(' of two', LOGICAL, yes(3), yes(3)),
  ...rows(' of two that broadcast', LOGICAL, yes(2, 1), yes(3)),
  ...rows(' of one', UNARY, twos(2, 3)),
  'addN of two': row(() => tf.addN([tf.ones([3]), tf.fill([3], 2)])),
  'where, all of them': row(() => tf.where(tf.ones([2, 3], 'bool'), tf.ones([2, 3]), tf.zeros([2, 3]))),
  'a sum of two, laid beside another': row((x) => tf.concat([tf.add(tf.ones([3]), tf.fill([3], 2)), x]), real([2])),
  'the softmax of a sum of two': row(() => tf.softmax(tf.add(tf.ones([3]), tf.fill([3], 2)))),
  'the total of a sum of two': row(() => tf.sum(tf.add(tf.ones([3]), tf.fill([3], 2)))),
  matMul: row((x) => [tf.matMul(tf.ones([2, 3]), x), tf.matMul(tf.ones([2, 3]), tf.fill([3, 2], 2))], real([3, 4])),
  gather: row(() => tf.gather(tf.fill([4, 2], 3), tf.fill([3], 1, 'int32'))),
  concat: row(() => tf.concat([tf.ones([2, 3]), tf.fill([1, 3], 2)])),
  stack: row(() => tf.stack([tf.ones([3]), tf.ones([3])], 1)),
  oneHot: row(() => tf.oneHot(tf.fill([3], 1, 'int32'), 4)),
  unsortedSegmentSum: row(() => tf.unsortedSegmentSum(tf.ones([3, 2]), tf.fill([3], 1, 'int32'), 2)),
  NaN: row(() => tf.add(tf.fill([3], NaN), tf.fill([3], 2))),
  'zeros of either sign': row(
    (x) => [x.div(tf.tensor1d([0, -0])), x.div(tf.scalar(-0)), x.div(tf.scalar(0))],
    real([2]),
  ),
  'zeros and ones that leave the other shape': row(
    (x) => [
      tf.add(x, tf.zeros([3, 1])),
      tf.mul(tf.ones([3, 1]), x),
      tf.sub(x, tf.zeros([3, 1])),
      tf.div(x, tf.ones([3, 1])),
    ],
    real([2]),
  ),
};
