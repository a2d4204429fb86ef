/** Gradients written by hand, against those that tfjs derives from the plain formulas. */
import { Compiler, tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import { predictiveEntropy, trainingLoss } from '../cross-entropy';
import { distance, largest, stream } from '../testing/small-models';
import { attend } from './attend';
import { lookUp } from './look-up';
import { gradientAlone } from './gradient-alone';
import { normalise } from './normalise';
import { normaliseLayer } from './normalise-layer';
import { oneHot } from './one-hot';
import { rotate } from './rotate';
import { scan } from './scan';
import { sigmoidLinear } from './sigmoid-linear';
import { squaredRelu } from './squared-relu';

type Layer = (...inputs: Tensor[]) => Tensor;
interface Example {
  readonly shapes: readonly (readonly number[])[];
  readonly layer: Layer;
  readonly plain: Layer;
}

const symbols = (): Tensor => tf.tensor3d([0, 2, 1, 2, 3, 3, 0, 2], [2, 2, 2], 'int32');
const targets = (): Tensor => tf.tensor2d([0, 3, 2, 1, 1, 3], [2, 3], 'int32');
const mask = (): Tensor => tf.tensor2d([0, -1e9, -1e9, 0, 0, -1e9, 0, 0, 0], [3, 3]);

/** The recurrence as it is written. */
function oneByOne(a: Tensor, b: Tensor): Tensor {
  const [factors, terms] = [tf.unstack(a, 1), tf.unstack(b, 1)];
  const states = [terms[0]];
  for (let t = 1; t < terms.length; t++) states.push(factors[t].mul(states[t - 1]).add(terms[t]));
  return tf.stack(states, 1);
}

/** Pairs of coordinates as complex numbers, times exp(i angle). Positions 4, 5, 6 of size 4. */
function turnedOneByOne(x: Tensor): Tensor {
  const columns = tf.unstack(x, -2);
  const angle = (pair: number): Tensor => tf.tensor1d([4, 5, 6]).mul(10_000 ** (-pair / 16));
  const [real, imaginary] = [columns.slice(0, 2), columns.slice(2, 4)];
  const turnedReal = real.map((a, p) => a.mul(angle(p).cos()).sub(imaginary[p].mul(angle(p).sin())));
  const turnedImaginary = real.map((a, p) => a.mul(angle(p).sin()).add(imaginary[p].mul(angle(p).cos())));
  return tf.stack([...turnedReal, ...turnedImaginary], -2);
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  attend: {
    shapes: [
      [2, 2, 4, 3],
      [2, 2, 4, 3],
      [2, 2, 4, 3],
    ],
    layer: attend,
    plain: (q, k, v) => tf.matMul(v, tf.softmax(tf.matMul(q, k, true).add(mask())), false, true),
  },
  lookUp: {
    shapes: [[2, 5, 3]],
    layer: (table) => lookUp(table, symbols()),
    plain: (table) => tf.matMul(oneHot(symbols().reshape([2, 4]), 5), table),
  },
  normalise: {
    shapes: [[2, 3, 4]],
    layer: normalise,
    plain: (x) => x.div(x.square().mean(-1, true).add(1e-5).sqrt()),
  },
  normaliseLayer: {
    shapes: [[2, 3, 4]],
    layer: normaliseLayer,
    plain: (x) => {
      const centred = x.sub(x.mean(-1, true));
      return centred.div(centred.square().mean(-1, true).add(1e-5).sqrt());
    },
  },
  rotate: { shapes: [[2, 2, 4, 3]], layer: (x) => rotate(x, tf.tensor1d([4])), plain: turnedOneByOne },
  'scan of 12 times': {
    shapes: [
      [2, 12, 3],
      [2, 12, 3],
    ],
    layer: (a, b) => scan(a.sigmoid(), b),
    plain: (a, b) => oneByOne(a.sigmoid(), b),
  },
  'scan of a prime number of times': {
    shapes: [
      [2, 7, 3],
      [2, 7, 3],
    ],
    layer: (a, b) => scan(a.sigmoid(), b),
    plain: (a, b) => oneByOne(a.sigmoid(), b),
  },
  'scan of one time': {
    shapes: [
      [2, 1, 3],
      [2, 1, 3],
    ],
    layer: (a, b) => scan(a.sigmoid(), b),
    plain: (a, b) => b.add(a.mul(0)),
  },
  sigmoidLinear: {
    shapes: [[2, 3, 4]],
    layer: (x) => sigmoidLinear(x, 1.702),
    plain: (x) => x.mul(x.mul(1.702).sigmoid()),
  },
  squaredRelu: { shapes: [[2, 3, 4]], layer: squaredRelu, plain: (x) => x.relu().square() },
};

const cpu = new Compiler('tfjs-cpu');
let examples = 0;

/** What a function of random operands [shapes] gives, output by output. */
async function evaluate(shapes: Example['shapes'], run: (inputs: Tensor[]) => Tensor[]): Promise<Float32Array[]> {
  const prng = stream(3);
  const specs = shapes.map((shape, at) => [`x${at}`, { shape, dtype: 'float32' }] as const);
  const feeds = specs.map(([name, { shape }]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    return [name, Float32Array.from({ length: size }, () => prng.normal())] as const;
  });
  const program = {
    signature: `example ${examples++}`,
    inputs: Object.fromEntries(specs),
    run: (inputs: Readonly<Record<string, Tensor>>) => Object.fromEntries(run(Object.values(inputs)).entries()),
  };
  return Object.values(await cpu.run(program, Object.fromEntries(feeds))) as Float32Array[];
}

test.each(Object.entries(EXAMPLES))('%s and its gradient', async (_, { shapes, layer, plain }) => {
  // The cosine weighs elements differently, so that a gradient at the wrong index shows.
  const both = (f: Layer) => (inputs: Tensor[]) => [
    f(...inputs),
    ...tf.grads((...xs: Tensor[]) =>
      f(...xs)
        .mul(
          f(...xs)
            .add(1)
            .cos(),
        )
        .sum(),
    )(inputs),
  ];
  const expected = await evaluate(shapes, both(plain));
  const actual = await evaluate(shapes, both(layer));
  expected.forEach((values, at) => expect(distance(actual[at], values)).toBeLessThanOrEqual(1e-5 * largest(values)));
});

test('the training loss is worth the plain cross-entropy and the entropy, and its gradient that of the smoothed one', async () => {
  const shapes = [[2, 3, 4]];
  const smoothing = (): Tensor => tf.tensor2d([0, 0.3], [2, 1]);
  const smoothed = (x: Tensor): Tensor => {
    const share = smoothing().expandDims(-1);
    const target = oneHot(targets(), 4).mul(tf.sub(1, share)).add(share.div(4));
    return tf.logSoftmax(x).mul(target).sum([1, 2]).div(-3);
  };
  const plain = (x: Tensor): Tensor => tf.logSoftmax(x).mul(oneHot(targets(), 4)).sum([1, 2]).div(-3);
  const weights = (): Tensor => tf.tensor1d([1, 2]);
  const ofBoth = (): Tensor => tf.tensor2d([1, 5, 2, 7], [2, 2]); // those of the entropy must not count
  const expected = await evaluate(shapes, ([x]) => [
    tf.stack([plain(x), predictiveEntropy(x).mean(1)], 1),
    tf.grad((z: Tensor) => smoothed(z).mul(weights()).sum())(x),
  ]);
  const actual = await evaluate(shapes, ([x]) => [
    trainingLoss(x, targets(), smoothing()),
    tf.grad((z: Tensor) => trainingLoss(z, targets(), smoothing()).mul(ofBoth()).sum())(x),
  ]);
  expected.forEach((values, at) => expect(distance(actual[at], values)).toBeLessThanOrEqual(1e-5 * largest(values)));
});

test('a loss of which the gradient alone counts is worth 0', async () => {
  const [value, gradient] = await evaluate([[3]], ([x]) => [
    gradientAlone(x.square()),
    tf
      .grad((z: Tensor) => gradientAlone(z.square()).sum())(x)
      .div(x),
  ]);
  expect([...value]).toEqual([0, 0, 0]);
  for (const share of gradient) expect(share).toBeCloseTo(2, 5);
});
