import { Compiler, tf, type Program } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import { dropoutOf, dropoutSites } from './dropout';
import { logits } from './families';
import { unflatten } from './flat-weights';
import { BANK_ROWS, drawRows, uniformBank } from './noise-bank';
import { layoutOf } from './program-size';
import * as small from './testing/small-models';

const { CONTEXT, LABELLED, VOCABULARY_SIZE } = small;
const WIDTH = 5;
const POSITIONS = BANK_ROWS; // a walk over all rows, so that shares are exact
const compiler = new Compiler(small.ENGINE);
afterAll(() => compiler.dispose());

const program: Program = {
  signature: 'dropout',
  inputs: {
    x: { dtype: 'float32', shape: [2, POSITIONS, WIDTH] },
    bank: { dtype: 'float32', shape: [BANK_ROWS, WIDTH] },
    rows: { dtype: 'int32', shape: [2, 2 * POSITIONS] },
    rate: { dtype: 'float32', shape: [2, 1] },
  },
  run({ x, bank, rows, rate }) {
    const drop = dropoutOf(bank, rows, rate);
    const { value, grad } = tf.valueAndGrad((input: Tensor) => drop(input))(x, x) as { value: Tensor; grad: Tensor };
    return { first: value, slope: grad, second: drop(x) };
  },
};

test.each([0.05, 0.1, 0.2])('each unit of a member is dropped with its rate, %d, and its mean stays', async (rate) => {
  const rows = new Int32Array(4 * POSITIONS);
  for (let walk = 0; walk < 4; walk++) drawRows(small.stream(walk), rows, walk * POSITIONS, (walk + 1) * POSITIONS);
  const x = new Float32Array(2 * POSITIONS * WIDTH).fill(1);
  const feeds = { x, bank: uniformBank(WIDTH), rows, rate: Float32Array.of(rate, 0) };
  const { first, second, slope } = await compiler.run(program, feeds);
  for (const values of [first, second]) {
    for (let unit = 0; unit < WIDTH; unit++) {
      const own = [...values.slice(0, POSITIONS * WIDTH)].filter((_, at) => at % WIDTH === unit);
      expect(Math.abs(own.filter((value) => value === 0).length / POSITIONS - rate)).toBeLessThanOrEqual(
        0.5 / POSITIONS,
      );
      expect(own.reduce((total, value) => total + value, 0) / POSITIONS).toBeCloseTo(1, 2);
    }
    expect([...values.slice(POSITIONS * WIDTH)].every((value) => value === 1)).toBe(true); // the member of rate 0
  }
  expect(second).not.toEqual(first);
  expect(slope).toEqual(first); // what is dropped learns nothing, what is left learns as much more
});

test.each(LABELLED)('%s drops once at each of its sites', (_, architecture) => {
  const size = { architecture, vocabularySize: VOCABULARY_SIZE, members: 1, batch: 2 };
  const shapes: (readonly number[])[] = [];
  tf.tidy(() => {
    const flat = layoutOf(size).reduce((count, tensor) => count + tensor.size, 0);
    const tokens = tf.zeros([1, 2, CONTEXT], 'int32');
    logits(architecture, unflatten(layoutOf(size), tf.ones([1, flat])), tokens, (x) => {
      shapes.push(x.shape);
      return x;
    });
  });
  expect(shapes).toEqual(Array(dropoutSites(architecture)).fill([1, 2 * CONTEXT, architecture.width]));
});

test('a site too many is a range error', () => {
  const drop = dropoutOf(tf.zeros([4, 1]), tf.zeros([1, 3], 'int32'), tf.zeros([1, 1]));
  drop(tf.zeros([1, 2, 1]));
  expect(() => drop(tf.zeros([1, 2, 1]))).toThrow(RangeError);
});
