import { InvalidValueError, kolmogorovSmirnov, normalCdf, sum } from '#base';
import { driftedTo } from './drift';
import { raterWith, stream } from './testing/small-niche';

const rater = raterWith({ weights: { fluency: 0.6, offence: -0.8 }, drift: 0.1 });

test('in generation 0 a rater is as it was drawn', () => {
  expect(driftedTo(rater, 0, stream(1))).toEqual(rater);
});

test('each generation is one step from the one before, whatever is asked first', () => {
  const one = driftedTo(rater, 1, stream(1));
  const prng = stream(1);
  const ratio = Math.exp(0.1 * (prng.normal() - prng.normal()));
  expect(one.weights.fluency! / one.weights.offence!).toBeCloseTo((0.6 / -0.8) * ratio, 12);
  const far = [5, 3, 4].map((generation) => driftedTo(rater, generation, stream(1)));
  expect([3, 4, 5].map((generation) => driftedTo(rater, generation, stream(1)))).toEqual([far[1], far[2], far[0]]);
  expect(far[0]).not.toEqual(driftedTo(rater, 5, stream(2)));
});

test('weights keep their signs and length', () => {
  const { weights } = driftedTo(rater, 400, stream(3));
  expect(weights.fluency).toBeGreaterThan(0);
  expect(weights.offence).toBeLessThan(0);
  expect(sum(Object.values(weights).map((weight) => weight ** 2))).toBeCloseTo(1, 12);
});

test('the logarithm of a ratio of weights is normal of variance 2 drift^2 generations', () => {
  const generations = 9;
  const deviates = Array.from({ length: 2000 }, (_, seed) => {
    const { fluency, offence } = driftedTo(rater, generations, stream(seed)).weights;
    return Math.log(fluency! / -offence! / 0.75) / (0.1 * Math.sqrt(2 * generations));
  });
  expect(kolmogorovSmirnov(deviates, normalCdf)).toBeLessThan(2.23); // once in 10,000
});

test('weights that come back from storage in another order drift alike', () => {
  const reordered = { ...rater, weights: { offence: -0.8, fluency: 0.6 } };
  expect(driftedTo(reordered, 7, stream(1))).toEqual(driftedTo(rater, 7, stream(1)));
});

test('no drift, no change', () => {
  const { weights } = driftedTo({ ...rater, drift: 0 }, 50, stream(1));
  expect(weights.fluency).toBeCloseTo(0.6, 12);
});

test.each([-1, 0.5, NaN])('generation %p is refused', (generation) => {
  expect(() => driftedTo(rater, generation, stream(1))).toThrow(InvalidValueError);
});
