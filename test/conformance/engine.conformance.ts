/** What every engine owes: programs compute as they do on tfjs-cpu, feeds are never written, and a wrong feed is told as a RangeError. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { Compiler, tf, type Program, type TensorData } from '#compiler';
import type { EngineName } from '#engines';

type Feeds = Readonly<Record<string, TensorData>>;
interface Example {
  readonly program: Omit<Program, 'signature'>;
  readonly feeds: Feeds;
}

const reals = (length: number, phase = 0): Float32Array =>
  Float32Array.from({ length }, (_, at) => 2 * Math.sin(1.7 * at + phase));
const float = (...shape: number[]) => ({ dtype: 'float32', shape }) as const;
const int = (...shape: number[]) => ({ dtype: 'int32', shape }) as const;

/** Programs by what they try. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  'matrix products, either side transposed': {
    program: {
      inputs: { a: float(2, 3, 4), b: float(2, 4, 5) },
      run: ({ a, b }) => {
        const [ta, tb] = [a, b].map((x) => tf.transpose(x, [0, 2, 1])); // [2, 4, 3], [2, 5, 4]
        return {
          plain: tf.matMul(a, b),
          left: tf.matMul(ta, b, true),
          right: tf.matMul(a, tb, false, true),
          both: tf.matMul(ta, tb, true, true),
          gradient: tf.grad((x) =>
            tf
              .matMul(x as Tensor, tb, false, true)
              .square()
              .sum(),
          )(a),
        };
      },
    },
    feeds: { a: reals(24), b: reals(40, 1) },
  },
  'rows looked up, and gradients scattered onto them': {
    program: {
      inputs: { table: float(5, 3), at: int(4), pairs: int(3, 2) },
      run: ({ table, at, pairs }) => ({
        rows: tf.gather(table, at),
        columns: tf.gather(table, pairs.slice([0, 0], [3, 1]).reshape([3]), 1),
        gradient: tf.grad((x: Tensor) => tf.gather(x, at).square().sum())(table), // row 3 is looked up twice
        scattered: tf.scatterND(pairs, tf.gather(table, at).slice([0, 0], [3, 1]).reshape([3]), [3, 4]),
      }),
    },
    feeds: { table: reals(15), at: Int32Array.of(3, 0, 3, 4), pairs: Int32Array.of(0, 3, 2, 1, 0, 3) },
  },
  'softmax and log-sum-exp, with gradients': {
    program: {
      inputs: { x: float(3, 4) },
      run: ({ x }) => {
        const steep = x.mul(30); // exp overflows unless the largest is taken off first
        return {
          softmax: tf.softmax(steep),
          logSoftmax: tf.logSoftmax(steep),
          logSumExp: tf.logSumExp(steep, -1),
          gradient: tf.grad((z: Tensor) => tf.logSumExp(z, -1).square().sum())(x),
        };
      },
    },
    feeds: { x: reals(12) },
  },
  'a loop that carries state': {
    program: {
      inputs: { state: float(2), x: float(2), rate: float() },
      loop: { carried: ['state'], perStep: ['x'] },
      run: ({ state, x, rate }) => {
        const next = state.add(x.sub(state).mul(rate));
        return { state: next, error: x.sub(next).square().sum() };
      },
    },
    feeds: { state: reals(2), x: reals(10, 2), rate: Float32Array.of(0.3) },
  },
  'a tensor cut into many, and many laid side by side': {
    program: {
      inputs: { x: float(2, 40) },
      run: ({ x }) => {
        const parts = tf.split(x, 40, 1);
        return { product: parts.reduce((all, part) => all.mul(part)), reversed: tf.concat(parts.reverse(), 1) };
      },
    },
    feeds: { x: reals(80) },
  },
  'comparison and choice': {
    program: {
      inputs: { a: float(2, 3), b: float(3) },
      run: ({ a, b }) => {
        const above = a.greater(b);
        return {
          chosen: tf.where(above, a, b.neg()),
          counted: a.lessEqual(b).logicalOr(a.equal(b)).cast('float32').sum(0),
          clipped: a.maximum(b).clipByValue(-1, 1),
          gradient: tf.grad((x: Tensor) => tf.where(above, x.square(), x).sum())(a),
        };
      },
    },
    feeds: { a: reals(6), b: reals(3, 3) },
  },
  'whole numbers': {
    program: {
      inputs: { n: int(4), x: float(4) },
      run: ({ n, x }) => ({
        sum: n.add(tf.scalar(7, 'int32')).mul(n),
        cut: x.cast('int32'), // towards 0
        reals: n.cast('float32').mul(x),
        hot: tf.oneHot(n.cast('int32'), 4),
        same: n.equal(tf.scalar(2, 'int32')).cast('int32'),
      }),
    },
    feeds: { n: Int32Array.of(0, 3, 2, 1), x: Float32Array.of(-1.9, 1.9, 0.5, -0.5) },
  },
};

/** Of an output whose largest magnitude is `largest`: what engines may differ by. */
const tolerance = (largest: number): number => 1e-4 * largest + 1e-7;

export function describeEngine(name: EngineName): void {
  describe(`engine ${name}`, () => {
    const engine = new Compiler(name);
    const oracle = new Compiler('tfjs-cpu');
    afterAll(async () => {
      await engine.dispose();
      await oracle.dispose();
    });

    test.each(Object.entries(EXAMPLES))('%s: as on tfjs-cpu, feeds unwritten', async (signature, example) => {
      const program = { signature, ...example.program };
      const fed = Object.fromEntries(Object.entries(example.feeds).map(([input, data]) => [input, data.slice()]));
      const expected = await oracle.run(program, example.feeds);
      const actual = await engine.run(program, fed);
      expect(fed).toEqual(example.feeds);
      expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
      for (const [output, data] of Object.entries(expected)) expectClose(actual[output], data);
    });

    test('the results of a run are its own', async () => {
      const { program, feeds } = EXAMPLES['comparison and choice'];
      const first = await engine.run({ signature: 'own', ...program }, feeds);
      const before = first.chosen.slice();
      await engine.run({ signature: 'own', ...program }, { ...feeds, a: reals(6, 5) });
      expect(first.chosen).toEqual(before);
    });

    test('a feed that is missing or of another length is a RangeError that names the input', async () => {
      const { program, feeds } = EXAMPLES['comparison and choice'];
      const { b } = feeds;
      for (const wrong of [{ b }, { b, a: reals(7) }, { b, a: new Int32Array(6) }] as Feeds[]) {
        const run = engine.run({ signature: 'wrong', ...program }, wrong);
        await expect(run).rejects.toThrow(new RangeError('input a is not 6 elements of float32 [2,3]'));
      }
    });
  });
}

function expectClose(actual: TensorData, expected: TensorData): void {
  expect(actual.constructor.name).toBe(expected.constructor.name);
  expect(actual).toHaveLength(expected.length);
  const largest = Math.max(...Array.from(expected, Math.abs));
  const errors = Array.from(expected, (value, at) => Math.abs(actual[at] - value));
  expect(Math.max(...errors)).toBeLessThanOrEqual(tolerance(largest));
}
