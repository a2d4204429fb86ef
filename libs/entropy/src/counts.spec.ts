import { binsOf, countsOf } from './counts';
import { entropyBits } from './testing/exact-entropy';

test('counts what was seen', () => {
  expect(countsOf(['gru', 'lstm', 'gru'])).toEqual([2, 1]);
  expect(countsOf([16, 32, 64, 64])).toEqual([1, 1, 2]);
  expect(countsOf([])).toEqual([]);
});

test('real values spread evenly fill the bins, both ends included', () => {
  const even = Array.from({ length: 1001 }, (_, step) => -1 + (2 * step) / 1000);
  expect(entropyBits(countsOf(binsOf(even, -1, 1, 8)))).toBeCloseTo(3, 4);
  expect(binsOf([0, 0.26, 0.49, 0.51, 1], 0, 1, 4)).toEqual([0, 1, 1, 2, 3]);
});

test('a value outside and an empty interval are refused', () => {
  expect(() => binsOf([1.01], 0, 1, 4)).toThrow(RangeError);
  expect(() => binsOf([NaN], 0, 1, 4)).toThrow(RangeError);
  expect(() => binsOf([1], 1, 1, 4)).toThrow(RangeError);
});
