/** int32 and booleans: the type that comes out, and how it is rounded and wrapped. */
import { tf } from '#compiler';
import { real, row, whole, type Op, type Table } from './row';

const N = whole([3, 4]);
const LARGE = whole([4], [2 ** 31 - 1, -(2 ** 31), 2 ** 30, 65_537]);

const OPS: Readonly<Record<string, Op>> = {
  add: (n) => n.add(n),
  sub: (n) => n.sub(tf.scalar(7, 'int32')),
  mul: (n) => n.mul(n),
  maximum: (n) => n.maximum(tf.scalar(1, 'int32')),
  minimum: (n) => n.minimum(tf.scalar(1, 'int32')),
  squaredDifference: (n) => tf.squaredDifference(n, tf.scalar(1, 'int32')),
  addN: (n) => tf.addN([n, n, n]),
  abs: (n) => n.abs(),
  neg: (n) => n.neg(),
  sign: (n) => n.sign(),
  square: (n) => n.square(),
  relu: (n) => n.relu(),
  step: (n) => [tf.step(n), tf.step(n, -2.5)],
  exp: (n) => n.exp(),
  erf: (n) => n.erf(),
  clip: (n) => [
    n.clipByValue(-1, 1),
    n.clipByValue(-1.5, 1.5),
    n.clipByValue(-Infinity, 1),
    n.clipByValue(0, Infinity),
  ],
  sum: (n) => [n.sum(), n.sum(0), n.sum(1, true)],
  prod: (n) => [n.prod(), n.prod(0), n.prod(1)],
  mean: (n) => [n.mean(), n.mean(0), n.mean(1)],
  max: (n) => [n.max(), n.max(0), n.max(1, true)],
  min: (n) => [n.min(), n.min(0), n.min(1)],
  argMax: (n) => [n.argMax(0), n.argMax(1)],
  argMin: (n) => [n.argMin(0), n.argMin(1)],
  matMul: (n) => [tf.matMul(n, n, true), tf.matMul(n, n, false, true), tf.matMul(n, n.transpose())],
  'matMul in batches': (n) => tf.matMul(n.reshape([3, 2, 2]), n.reshape([3, 2, 2]), true, true),
  concat: (n) => [tf.concat([n, n], 1), tf.stack([n, n])],
  pad: (n) => tf.pad(n, [[1, 0], [0, 1]], -2), // prettier-ignore
  tile: (n) => tf.tile(n, [2, 1]),
  'slice and split': (n) => [n.slice([1, 1], [2, 2]), ...tf.split(n, 2, 1), ...tf.unstack(n)],
  compare: (n) => [n.equal(n), n.greater(tf.scalar(0, 'int32')), n.lessEqual(tf.scalar(0, 'int32'))],
  'to truth and back': (n) => [n.cast('bool'), n.cast('bool').cast('int32'), n.cast('bool').cast('float32').mul(0.5)],
  'to reals': (n) => n.cast('float32').mul(0.5),
  where: (n) => tf.where(n.greater(tf.scalar(0, 'int32')), n, n.neg()),
  fill: () => [tf.fill([2], 3, 'int32'), tf.fill([2], 3.9, 'int32'), tf.onesLike(tf.zeros([2], 'int32'))],
  gather: (n) => tf.gather(n, tf.tensor1d([2, 0], 'int32')),
};

export const WHOLE_NUMBERS: Table = {
  ...Object.fromEntries(Object.entries(OPS).map(([name, op]) => [name, row(op, N)])),
  'sums and differences that wrap': row((n) => [n.add(n), n.sub(n.neg()), n.sum(), n.neg()], LARGE),
  'extremes of large numbers': row((n) => [n.max(), n.min(), n.argMax(), n.argMin(), n.sign(), n.relu()], LARGE),
  'their mean': row((n) => n.mean(), whole([2], [1, 2])),
  'where, of two types': row(
    (x, n) => [tf.where(x.greater(0), x, n), tf.where(x.greater(0), n, x)],
    real([4]),
    whole([4]),
  ),
  'concat of two types': row(
    (x, n) => [tf.concat([x, n]), tf.concat([n, x])],
    real([4], [1.5, -1.5, NaN, 3e9]),
    whole([4]),
  ),
  'reals and whole numbers': row((x, n) => [x.add(n), n.mul(x), n.maximum(x), n.less(x)], real([4]), whole([4])),
  'booleans in order': row(
    (a, b) => [
      a.greater(0).greater(b.greater(0)),
      a.greater(0).lessEqual(b.greater(0)),
      a.greater(0).equal(b.greater(0)),
    ],
    real([4], [1, 1, -1, -1]),
    real([4], [1, -1, 1, -1]),
  ),
  'booleans chosen, moved and counted': row(
    (x) => {
      const above = x.greater(0);
      return [
        tf.where(above, above, above.logicalNot()),
        tf.concat([above, above], 1),
        tf.transpose(above),
        tf.pad(above, [[0, 1], [0, 0]], 1), // prettier-ignore
        tf.gather(above, tf.tensor1d([1, 0], 'int32')),
        above.sum(1),
        above.mean(0),
        above.prod(),
        above.argMax(1),
        above.argMin(0),
        above.exp(),
      ];
    },
    real([3, 4]),
  ),
  'rows summed into segments are real': row((n, ids) => tf.unsortedSegmentSum(n, ids, 3), N, whole([3], [2, 0, 2])),
  'rows scattered': row((at, n) => tf.scatterND(at, n, [4, 4]), whole([3, 1], [2, 0, 2]), N),
  'rows overwritten': row((n, at) => tf.tensorScatterUpdate(n, at, n.slice([0, 0], [2, 4])), N, whole([2, 1], [2, 0])),
};
