/** Gradients, which tfjs writes with kernels of their own. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { tf } from '#compiler';
import { real, row, type Op, type Operand, type Row, type Table } from './row';

/** Of the sum of the squares of what an op gives, by each operand. */
const of = (op: Op, ...operands: Operand[]): Row => {
  const total = (...all: Tensor[]): Tensor => {
    const [first, ...others] = [op(...all)].flat().map((result) => result.square().sum());
    return others.reduce((sum, other) => sum.add(other), first);
  };
  return row((...all) => tf.grads(total)(all), ...operands);
};

const positive = (...shape: number[]): Operand => {
  const { data } = real(shape);
  return real(
    shape,
    Array.from(data, (x) => Math.abs(x) + 0.2),
  );
};
const A = real([2, 3]);
const A_REVERSED = real([2, 3], Array.from(A.data).reverse());
const B = real([3], [0.7, -1.3, 0.4]);

const UNARY: Readonly<Record<string, Op>> = {
  abs: tf.abs,
  clip: (x) => tf.clipByValue(x, -1, 1),
  cos: tf.cos,
  erf: tf.erf,
  exp: tf.exp,
  neg: tf.neg,
  relu: tf.relu,
  sigmoid: tf.sigmoid,
  sin: tf.sin,
  softplus: tf.softplus,
  square: tf.square,
  tanh: tf.tanh,
  softmax: tf.softmax,
  logSoftmax: tf.logSoftmax,
  logSumExp: (x) => [tf.logSumExp(x), tf.logSumExp(x, 1, true)],
  logSigmoid: tf.logSigmoid,
  'logSigmoid of a clone': (x) => tf.logSigmoid(x.clone()),
  'logSigmoid of another shape': (x) => tf.logSigmoid(x.reshape([-1])),
  clone: (x) => x.clone().mul(x),
  cast: (x) => x.cast('float32'),
  sum: (x) => [x.sum(), x.sum(0), x.sum(1, true)],
  mean: (x) => [x.mean(), x.mean(0), x.mean([0, 1])],
  max: (x) => [x.max(), x.max(0), x.max(1, true)],
  min: (x) => [x.min(), x.min(1)],
  reshape: (x) => x.reshape([3, 2]).mul(tf.tensor2d([[1, 2], [3, 4], [5, 6]])), // prettier-ignore
  expandDims: (x) => x.expandDims(1),
  transpose: (x) => x.transpose().mul(tf.tensor1d([1, 2])),
  slice: (x) => x.slice([0, 1], [2, 2]),
  split: (x) => tf.split(x, [1, 2], 1),
  unstack: (x) => tf.unstack(x, 1),
  stack: (x) => tf.stack([x, x.exp()], 1),
  concat: (x) => tf.concat([x, x.exp()], 1),
  pad: (x) => tf.pad(x, [[1, 0], [0, 2]], 3), // prettier-ignore
  tile: (x) => tf.tile(x, [2, 2]).mul(tf.range(0, 6)),
  gather: (x) => tf.gather(x, tf.tensor1d([1, 0, 1, 1], 'int32')),
  'gather along columns': (x) => tf.gather(x, tf.tensor2d([[2, 0], [2, 1]], [2, 2], 'int32'), 1), // prettier-ignore
  segments: (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 1], 'int32'), 3),
  'segments out of range': (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, -1], 'int32'), 2),
  'the second derivative': (x) =>
    tf.grad((z: Tensor) =>
      tf
        .grad((y: Tensor) => y.mul(y).mul(y).sum())(z)
        .sum(),
    )(x),
};
const OF_POSITIVE: Readonly<Record<string, Op>> = {
  log: tf.log,
  sqrt: tf.sqrt,
  rsqrt: tf.rsqrt,
  reciprocal: tf.reciprocal,
};
const BINARY: Readonly<Record<string, Op>> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  where: (a, b) => tf.where(tf.tensor1d([1, 0, 1], 'bool'), a, tf.broadcastTo(b, a.shape).mul(2)),
};
/** tfjs writes their gradients for operands of one shape. */
const OF_ONE_SHAPE: Readonly<Record<string, Op>> = {
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
};

export const GRADIENTS: Table = {
  ...Object.fromEntries(Object.entries(UNARY).map(([name, op]) => [name, of(op, A)])),
  ...Object.fromEntries(Object.entries(OF_POSITIVE).map(([name, op]) => [name, of(op, positive(2, 3))])),
  ...Object.fromEntries(Object.entries(BINARY).map(([name, op]) => [name, of(op, A, B)])),
  ...Object.fromEntries(Object.entries(OF_ONE_SHAPE).map(([name, op]) => [name, of(op, A, A_REVERSED)])),
  'pow, by base and exponent': of(tf.pow, positive(2, 3), B),
  'pow with whole exponents': of((x) => [tf.pow(x, 2), tf.pow(x, 3)], A),
  addN: of((...all) => tf.addN(all), A, A, A),
  matMul: of(tf.matMul, A, real([3, 4])),
  'matMul of transposed factors': of(
    (a, b, c) => [tf.matMul(a, b, true), tf.matMul(a, c, false, true), tf.matMul(a, b.transpose(), true, true)],
    A,
    real([2, 4]),
    real([4, 3]),
  ),
  'matMul in batches': of(tf.matMul, real([2, 3, 4]), real([2, 4, 2])),
  'of NaN': of((x) => [x.relu(), x.abs(), x.max(), x.exp()], real([3], [NaN, 1, -1])),
};
