import { entropyOfRealSample, entropyOfSample } from './sample-entropy';

test('a population fixed for one allele has no entropy, two alleles in equal shares one bit', () => {
  expect(entropyOfSample(['gru', 'gru', 'gru'])).toBe(0);
  expect(entropyOfSample(['gru', 'lstm', 'lstm', 'gru'])).toBe(1);
  expect(entropyOfSample([16, 32, 64, 64])).toBeCloseTo(1.5, 12);
});

test('real values spread evenly fill the bins, both ends included', () => {
  const even = Array.from({ length: 1001 }, (_, step) => -1 + (2 * step) / 1000);
  expect(entropyOfRealSample(even, -1, 1, 8)).toBeCloseTo(3, 4);
  expect(entropyOfRealSample([0, 1], 0, 1, 4)).toBe(1);
});

test('values within one bin have no entropy', () => {
  expect(entropyOfRealSample([0.26, 0.3, 0.49], 0, 1, 4)).toBe(0);
  expect(entropyOfRealSample([0.26, 0.3, 0.51], 0, 1, 4)).toBeGreaterThan(0);
});

test('an empty sample, a value outside and an empty interval are refused', () => {
  expect(() => entropyOfSample([])).toThrow(RangeError);
  expect(() => entropyOfRealSample([], 0, 1, 4)).toThrow(RangeError);
  expect(() => entropyOfRealSample([1.01], 0, 1, 4)).toThrow(RangeError);
  expect(() => entropyOfRealSample([NaN], 0, 1, 4)).toThrow(RangeError);
  expect(() => entropyOfRealSample([1], 1, 1, 4)).toThrow(RangeError);
});
