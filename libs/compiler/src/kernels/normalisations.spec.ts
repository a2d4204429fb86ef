import { errorOf, numbered, type Cases } from '../testing/compare-engines';
import { tf } from '../tfjs';
import { NORMALISATIONS } from './normalisations';

const CASES: Cases = {
  Softmax: [{ shapes: [[2, 3, 5]], op: (x) => tf.softmax(x.mul(30)) }],
};

test('every kernel has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(NORMALISATIONS).sort());
});

test.each(numbered(CASES))('%s: %s as tfjs-cpu computes it, case %i', async (engine, name, at, example) => {
  expect(await errorOf(engine, `${name} ${at}`, example)).toBeLessThan(1e-5);
});
