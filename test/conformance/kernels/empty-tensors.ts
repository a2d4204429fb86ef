/** Tensors without elements, as operands and as results. */
import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import { real, row, whole, type Op, type Table } from './row';

const UNARY: Readonly<Record<string, Op>> = {
  exp: tf.exp,
  step: tf.step,
  sign: tf.sign,
  clip: (x) => tf.clipByValue(x, 0, 1),
  'to whole numbers': (x) => tf.cast(x, 'int32'),
  'to truth': (x) => tf.cast(x, 'bool'),
  softmax: tf.softmax,
  transpose: (x) => tf.transpose(x),
  reshape: (x) => tf.reshape(x, [3, 0, 1]),
  expandDims: (x) => tf.expandDims(x, 1),
  slice: (x) => tf.slice(x, [0, 0], [0, 0]),
  tile: (x) => tf.tile(x, [2, 3]),
  pad: (x) => tf.pad(x, [[1, 1], [0, 2]], 3), // prettier-ignore
  split: (x) => tf.split(x, [x.shape[1], 0], 1),
  unstack: (x) => [x, ...tf.unstack(x, 1)],
  sum: (x) => [tf.sum(x), tf.sum(x, 0), tf.sum(x, 1), tf.sum(x, 1, true)],
  mean: (x) => [tf.mean(x), tf.mean(x, 0)],
  prod: (x) => [tf.prod(x), tf.prod(x, 0), tf.prod(x, 1)],
  max: (x) => [tf.max(x), tf.max(x, 0)],
  min: (x) => [tf.min(x), tf.min(x, 1)],
  argMax: (x) => [tf.argMax(x, 0), tf.argMax(x, 1)],
  argMin: (x) => [tf.argMin(x, 0), tf.argMin(x, 1)],
  add: (x) => [tf.add(x, x), tf.add(x, 1), tf.add(tf.ones([1, 1]), x)],
  less: (x) => tf.less(x, 1),
  where: (x) => tf.where(tf.less(x, 1), x, x),
  concat: (x) => [
    tf.concat([x, x], 0),
    tf.concat([x, tf.ones([2, x.shape[1]])], 0),
    tf.concat([x, tf.ones([x.shape[0], 2])], 1),
  ],
  stack: (x) => tf.stack([x, x], 1),
  onesLike: (x) => [tf.onesLike(x), tf.zerosLike(x)],
  'gradient of a sum': (x) => tf.grad((z: Tensor) => tf.sum(tf.exp(z)))(x),
};

const each = (suffix: string, shape: readonly number[]): Table =>
  Object.fromEntries(Object.entries(UNARY).map(([name, op]) => [name + suffix, row(op, real(shape, []))]));

export const EMPTY_TENSORS: Table = {
  ...each(' of no rows', [0, 3]),
  ...each(' of no columns', [2, 0]),
  'matMul without rows': row(tf.matMul, real([0, 3], []), real([3, 2])),
  'matMul without columns': row(tf.matMul, real([2, 3]), real([3, 0], [])),
  'matMul of depth 0': row(tf.matMul, real([2, 0], []), real([0, 3], [])),
  'matMul of depth 0, in a batch and transposed': row(
    (a, b) => tf.matMul(a, b, true),
    real([4, 0, 2], []),
    real([4, 0, 3], []),
  ),
  'nothing looked up': row((x, at) => tf.gather(x, at), real([4, 3]), whole([0], [])),
  'nothing scattered': row((at, x) => tf.scatterND(at, x, [2, 3]), whole([0, 1], []), real([0, 3], [])),
  'nothing summed into segments': row((x, ids) => tf.unsortedSegmentSum(x, ids, 2), real([0, 3], []), whole([0], [])),
  'fill, zeros and a range': row(() => [tf.fill([0, 2], 1), tf.zeros([0]), tf.range(3, 3)]),
  'whole numbers': row((n) => [tf.sum(n), tf.max(n), tf.prod(n), tf.mean(n), tf.add(n, n)], whole([0], [])),
  'a part of length 0, read on': row((x) => tf.sum(tf.exp(x.slice([0], [0]))).add(tf.sum(x)), real([3])),
};
