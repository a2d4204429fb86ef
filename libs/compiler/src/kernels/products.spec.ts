import { errorOf, numbered, type Case, type Cases } from '../testing/compare-engines';
import { tf } from '../tfjs';
import { PRODUCTS } from './products';

const product = (a: number[], b: number[], ta: boolean, tb: boolean): Case => ({
  shapes: [a, b],
  op: (x, y) => tf.matMul(x, y, ta, tb),
});

const CASES: Cases = {
  BatchMatMul: [
    product([2, 3], [3, 4], false, false),
    product([3, 2], [3, 4], true, false),
    product([5, 2, 3], [5, 4, 3], false, true),
    product([5, 3, 2], [5, 4, 3], true, true),
    product([2, 5, 2, 3], [2, 5, 3, 4], false, false),
    product([1, 2, 3], [5, 4, 3], false, true),
  ],
};

test('every kernel has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(PRODUCTS).sort());
});

test.each(numbered(CASES))('%s: %s as tfjs-cpu computes it, case %i', async (engine, name, at, example) => {
  expect(await errorOf(engine, `${name} ${at}`, example)).toBeLessThan(1e-5);
});
