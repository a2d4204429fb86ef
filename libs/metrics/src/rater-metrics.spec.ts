import { measure } from './metric';
import { RATER_METRICS } from './rater-metrics';
import { lived } from './testing/lived';

const valueOf = (name: string, tastes: readonly (readonly number[])[]) => {
  const raters = tastes.map((genes, seat) => ({ id: `critic-${seat + 1}`, genes, tellingBits: 1 }));
  const values = measure(RATER_METRICS, 1, lived([], { raters }));
  return values.find((one) => one.name === name)?.value;
};

it.each([
  ['look at one feature alike', [[2, 0], [-3, 0]], 0, 0], // prettier-ignore
  ['look at one feature each', [[2, 0], [0, 1]], 1, 1], // prettier-ignore
  ['look at both alike', [[1, 1], [4, -4]], 1, 0], // prettier-ignore
  ['look at one each, beside one who has no taste', [[2, 0], [0, 0], [0, 1]], 1, 1], // prettier-ignore
])('of raters who %s', (_, tastes, entropy, diversity) => {
  expect(valueOf('tasteEntropyBits', tastes)).toBeCloseTo(entropy, 12);
  expect(valueOf('tasteDiversityBits', tastes)).toBeCloseTo(diversity, 12);
});

it('tells of no tastes where nobody has one, and of what telling costs all the same', () => {
  expect(valueOf('tasteEntropyBits', [[0, 0]])).toBeUndefined();
  expect(valueOf('tasteDiversityBits', [[0, 0]])).toBeUndefined();
  expect(valueOf('meanTellingBits', [[0, 0]])).toBe(1);
});
