import type { Member } from './lived-generation';
import { byNames, measure } from './metric';
import { SPECIES_METRICS } from './species-metrics';
import { lived, memberOf, scoreOf } from './testing/lived';

const of = (...species: (number | null)[]): Member[] =>
  species.map((own, slot) => memberOf(1, slot, { species: own, score: scoreOf(2) }));
const numbersOf = (...args: Parameters<typeof lived>) => {
  const { metrics } = byNames(measure(SPECIES_METRICS, 1, lived(...args)));
  return Object.fromEntries(Object.entries(metrics).map(([name, { all }]) => [name, all]));
};

it('says nothing where there are no species', () => {
  expect(numbersOf(of(null, null))).toEqual({});
  expect(numbersOf([])).toEqual({});
});

it('counts species, and weighs them by their members', () => {
  const { speciesRichness, effectiveSpecies, frequentSpecies } = numbersOf(of(3, 3, 3, 3, 7, 7, 7, 7, null));
  expect(speciesRichness).toBe(2);
  // two alike; the estimates of order 1 and 2 are without bias, so that they are a little higher
  expect(effectiveSpecies).toBeGreaterThanOrEqual(2);
  expect(effectiveSpecies).toBeLessThan(2.4);
  expect(frequentSpecies).toBeCloseTo(1 / (1 - (2 * 4 * 4) / (8 * 7)), 12);
  expect(numbersOf(of(3, 3, 3))).toMatchObject({ speciesRichness: 1, effectiveSpecies: 1, frequentSpecies: 1 });
});

it('of species of one member each has no finite number of order 2', () => {
  expect(numbersOf(of(1, 2, 3))).toMatchObject({ speciesRichness: 3 });
  expect(numbersOf(of(1, 2, 3))).not.toHaveProperty('frequentSpecies');
});

it('compares with the generation before', () => {
  const before = of(1, 1, 2, 2);
  expect(numbersOf(of(1, 1, 3, 3), { before }).speciesTurnover).toBeCloseTo(0.5, 12);
  expect(numbersOf(of(1, 2), { before }).speciesTurnover).toBeCloseTo(0, 12);
  expect(numbersOf(of(4, 5), { before }).speciesTurnover).toBe(1);
  expect(numbersOf(of(4, 5))).not.toHaveProperty('speciesTurnover');
});

it('tells distances, where there are pairs', () => {
  const speciesDistances = { threshold: 3, within: 0.5, between: null };
  const numbers = numbersOf(of(1, 1), { speciesDistances });
  expect(numbers).toMatchObject({ speciesDistanceWithin: 0.5, speciesThreshold: 3 });
  expect(numbers).not.toHaveProperty('speciesDistanceBetween');
});
