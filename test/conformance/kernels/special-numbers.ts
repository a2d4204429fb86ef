/** NaN, infinities, and numbers at the ends of what float32 holds. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { tf } from '#compiler';
import { real, row, type Op, type Table } from './row';

/** More than a vector of any processor holds, and no multiple of one. */
const SPECIAL = [
  ...[NaN, 0, -0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, Infinity, -Infinity, 1e-6, -1e-6, 1e-3, -1e-3, 9, -9],
  ...[20, -20, 40, -40, 80, -80, 88.5, 88.7, 88.73, 100, -100, 1000, -1000, 1e10, -1e10, 1e38, -1e38, NaN],
];
const FEW = [NaN, 0, -0, 1, -1, 0.5, -2, 3, Infinity, -Infinity, NaN];

const UNARY: Readonly<Record<string, Op>> = {
  abs: tf.abs,
  ceil: tf.ceil,
  clip: (x) => tf.clipByValue(x, -1, 2),
  'clip without bounds': (x) => tf.clipByValue(x, -Infinity, Infinity),
  cos: (x) => tf.cos(tf.clipByValue(x, -1000, 1000)),
  'cos of infinity': (x) => tf.cos(tf.where(tf.less(tf.abs(x), 1e30), tf.zerosLike(x), x)),
  erf: tf.erf,
  exp: tf.exp,
  floor: tf.floor,
  log: tf.log,
  neg: tf.neg,
  reciprocal: tf.reciprocal,
  relu: tf.relu,
  rsqrt: tf.rsqrt,
  sigmoid: tf.sigmoid,
  sign: tf.sign,
  sin: (x) => tf.sin(tf.clipByValue(x, -1000, 1000)),
  'sin of infinity': (x) => tf.sin(tf.where(tf.less(tf.abs(x), 1e30), tf.zerosLike(x), x)),
  softplus: tf.softplus,
  sqrt: tf.sqrt,
  square: tf.square,
  step: (x) => tf.step(x, 0.25),
  tanh: tf.tanh,
  'to whole numbers': (x) => tf.cast(x, 'int32'),
  'to truth': (x) => tf.cast(x, 'bool'),
};

const BINARY: Readonly<Record<string, Op>> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  maximum: tf.maximum,
  minimum: tf.minimum,
  pow: tf.pow,
  squaredDifference: tf.squaredDifference,
  equal: tf.equal,
  notEqual: tf.notEqual,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
  where: (a, b) => tf.where(a.greater(b), a, b),
};

/** Rows with a NaN first, in the middle, last and everywhere, with infinities, and with numbers alone. */
const ROWS = [
  ...[NaN, 3, 2, 5, 1],
  ...[4, 1, NaN, 5, 2],
  ...[2, 9, 1, 4, NaN],
  ...[NaN, NaN, NaN, NaN, NaN],
  ...[-Infinity, NaN, -Infinity, -Infinity, -Infinity],
  ...[Infinity, 1, NaN, 2, 3],
  ...[1, Infinity, 2, -Infinity, 3],
  ...[-Infinity, -Infinity, -Infinity, -Infinity, -Infinity],
  ...[3, 1, 3, 2, 1],
];
const TABLE = real([9, 5], ROWS);
/** One NaN in rows of many lengths. */
const LONG = [16, 33, 64, 100].map((length) =>
  real(
    [3, length],
    Array.from({ length: 3 * length }, (_, at) => (at === length + 7 ? NaN : Math.sin(at))),
  ),
);

const REDUCTIONS: Readonly<Record<string, (x: Tensor, axis?: number | number[]) => Tensor>> = {
  max: tf.max,
  min: tf.min,
  sum: tf.sum,
  mean: tf.mean,
  prod: tf.prod,
  logSumExp: tf.logSumExp,
};

/** Along rows, columns and both. */
const everyAxis =
  (reduce: (x: Tensor, axis?: number | number[]) => Tensor): Op =>
  (x) => [reduce(x, 0), reduce(x, 1), reduce(x, -1).expandDims(), reduce(x, [0, 1]), reduce(x.slice([6, 0], [3, 5]))];

const rowsOf = (
  ops: Readonly<Record<string, Op>>,
  suffix: string,
  ...operands: Parameters<typeof row> extends [Op, ...infer R] ? R : never
): Table => Object.fromEntries(Object.entries(ops).map(([name, op]) => [name + suffix, row(op, ...operands)]));

export const SPECIAL_NUMBERS: Table = {
  ...rowsOf(UNARY, '', real([SPECIAL.length], SPECIAL)),
  ...rowsOf(BINARY, ' of equal shapes', real([11], FEW), real([11], [...FEW].reverse())),
  ...rowsOf(BINARY, ' of every pair', real([11, 1], FEW), real([11], FEW)),
  ...rowsOf(
    Object.fromEntries(
      Object.entries(BINARY).flatMap(([name, op]): [string, Op][] => [
        [`${name} with NaN`, (x) => op(x, tf.scalar(NaN))],
        [`${name} of infinity`, (x) => op(tf.scalar(Infinity), x)],
        [`${name} with 1`, (x) => op(x, tf.scalar(1))],
      ]),
    ),
    '',
    real([11], FEW),
  ),
  ...Object.fromEntries(Object.entries(REDUCTIONS).map(([name, reduce]) => [name, row(everyAxis(reduce), TABLE)])),
  'max and min of long rows': row(
    (...all) => all.flatMap((x: Tensor) => [x.max(1), x.min(1), x.max(0), x.min()]),
    ...LONG,
  ),
  'argMax and argMin': row((x) => [x.argMax(1), x.argMin(1), x.argMax(0), x.argMin(0)], TABLE),
  'argMax and argMin of long rows': row((...all) => all.flatMap((x: Tensor) => [x.argMax(1), x.argMin(1)]), ...LONG),
  softmax: row((x) => [tf.softmax(x), tf.logSoftmax(x)], TABLE),
  'softmax of long rows': row((...all) => all.flatMap((x: Tensor) => [tf.softmax(x), tf.logSoftmax(x)]), ...LONG),
  'numbers that int32 does not hold': row(
    (x) => tf.cast(x, 'int32'),
    real(
      [16],
      [
        2 ** 31,
        -(2 ** 31),
        3e9,
        -3e9,
        2 ** 32,
        2 ** 32 + 512,
        6.5e9,
        2 ** 53,
        2 ** 63,
        -(2 ** 63),
        1e20,
        -1e20,
        -1.9,
        1.9,
        NaN,
        Infinity,
      ],
    ),
  ),
  'rows that are moved': row(
    (x) => [
      tf.concat([x, x], 1),
      tf.stack([x, x]),
      tf.transpose(x),
      tf.pad(x, [[0, 1], [1, 0]], NaN), // prettier-ignore
      tf.tile(x, [1, 2]),
      tf.gather(x, tf.tensor1d([0, 6], 'int32')),
      tf.fill([2], Infinity),
      tf.fill([2], NaN),
    ],
    TABLE,
  ),
  matMul: row((x) => [tf.matMul(x, x, true), tf.matMul(x, x, false, true), tf.matMul(x, tf.zeros([5, 40]))], TABLE),
  'rows scattered': row(
    (x) => tf.scatterND(tf.tensor2d([[0], [1], [0], [2], [3], [3], [1], [2], [4]], [9, 1], 'int32'), x, [6, 5]),
    TABLE,
  ),
};
