import { errorOf, numbered, type Cases } from '../testing/compare-engines';
import { integers } from '../testing/integers';
import { ones, twos } from '../testing/operands';
import { tf } from '../tfjs';
import { COMPARISONS } from './comparisons';

const CASES: Cases = {
  Equal: twos((a, b) => tf.equal(integers(a), integers(b)).cast('float32')),
  Greater: twos((a, b) => tf.greater(a, b).cast('float32')),
  GreaterEqual: twos((a, b) => tf.greaterEqual(integers(a), integers(b)).cast('float32')),
  Less: twos((a, b) => tf.less(a, b).cast('float32')),
  LessEqual: twos((a, b) => tf.lessEqual(integers(a), integers(b)).cast('float32')),
  LogicalAnd: twos((a, b) => tf.logicalAnd(a.greater(0), b.greater(0)).cast('float32')),
  LogicalNot: ones((x) => tf.logicalNot(x.greater(0)).cast('float32')),
  LogicalOr: twos((a, b) => tf.logicalOr(a.greater(0), b.greater(0)).cast('float32')),
  NotEqual: twos((a, b) => tf.notEqual(integers(a), integers(b)).cast('float32')),
  Select: [
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      op: (a, b) => tf.where(a.greater(b), a, b),
    },
  ],
};

test('every kernel has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(COMPARISONS).sort());
});

test.each(numbered(CASES))('%s: %s as tfjs-cpu computes it, case %i', async (engine, name, at, example) => {
  expect(await errorOf(engine, `${name} ${at}`, example)).toBeLessThan(1e-5);
});
