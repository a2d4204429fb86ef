import { errorOf, numbered, type Cases } from '../testing/compare-engines';
import { ones, twos } from '../testing/operands';
import { tf } from '../tfjs';
import { ELEMENTWISE } from './elementwise';

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
  Erf: ones(tf.erf),
  Exp: ones(tf.exp),
  Floor: ones(tf.floor),
  Log: ones(tf.log, true),
  Maximum: twos(tf.maximum),
  Minimum: twos(tf.minimum),
  Multiply: [...twos(tf.mul), { shapes: [[3]], op: (x) => tf.ones([2, 3]).mul(x.mul(1)) }],
  Neg: ones(tf.neg),
  Pow: twos(tf.pow, true),
  RealDiv: twos(tf.div, true),
  Reciprocal: ones(tf.reciprocal, true),
  Relu: ones(tf.relu),
  Rsqrt: ones(tf.rsqrt, true),
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
