import { InvalidValueError } from '#base';
import { FEATURE_NAMES } from './features';
import { scaleOf, standardScore } from './scale';
import { featuresWith } from './testing/small-niche';

test('a scale is median and 1.4826 median absolute deviations', () => {
  const scale = scaleOf([-6, -2, -3, -2.5, -2].map((fluency) => featuresWith({ fluency })));
  expect(scale.fluency.centre).toBe(-2.5); // deviations 3.5 0.5 0.5 0 0.5
  expect(scale.fluency.spread).toBeCloseTo(1.4826 * 0.5, 12);
  const even = scaleOf([1, 2, 4, 9].map((readability) => featuresWith({ readability })));
  expect(even.readability.centre).toBe(3); // deviations 2 1 1 6
  expect(even.readability.spread).toBeCloseTo(1.4826 * 1.5, 12);
});

test('a spread is never less than what a person might notice', () => {
  const scale = scaleOf([featuresWith({})]);
  for (const name of FEATURE_NAMES) expect(scale[name].spread).toBeGreaterThan(0);
  expect(scale.offence).toEqual({ centre: 0, spread: 0.01 });
});

test('standard scores are straight about 0, grow always, and end at 4', () => {
  const spread = { centre: 3, spread: 2 };
  expect(standardScore(3, spread)).toBe(0);
  expect(standardScore(3.2, spread)).toBeCloseTo(0.1, 4);
  expect(standardScore(11, spread)).toBeCloseTo(4 * Math.tanh(1), 12);
  expect(standardScore(1e9, spread)).toBe(4);
  expect(standardScore(-1e9, spread)).toBe(-4);
  expect(standardScore(7, spread)).toBeGreaterThan(standardScore(6, spread));
});

test('nothing to scale by, and what is not finite, are refused', () => {
  expect(() => scaleOf([])).toThrow(InvalidValueError);
  expect(() => scaleOf([featuresWith({}), featuresWith({ rhyme: NaN })])).toThrow('references[1].rhyme');
});
