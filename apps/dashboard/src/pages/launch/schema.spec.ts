import schemaOfConfigs from '../../../../../examples/tournament.schema.json';
import { blank, discriminatorOf, nullable, put, type Schema } from './schema';

const config = schemaOfConfigs as unknown as Schema;

it('puts, adds and takes away without changing what was there', () => {
  const before = { name: 'A', niches: [{ name: 'x', capacity: 2 }] };
  expect(put(before, ['niches', 0, 'capacity'], 5)).toEqual({ name: 'A', niches: [{ name: 'x', capacity: 5 }] });
  expect(put(before, ['niches', 1], { name: 'y' })).toEqual({ name: 'A', niches: [before.niches[0], { name: 'y' }] });
  expect(put(before, ['niches', 0], undefined)).toEqual({ name: 'A', niches: [] });
  expect(put(before, ['budget', 'trainingFlops'], 1)).toEqual({ ...before, budget: { trainingFlops: 1 } });
  expect(put({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
  expect(before.niches).toEqual([{ name: 'x', capacity: 2 }]);
});

it('knows what of a config may be null, and tells alternatives apart', () => {
  expect(nullable(config.properties!.arena)?.type).toBe('object');
  expect(nullable(config.properties!.budget)).toBeNull();
  expect(discriminatorOf(config.properties!.fitness)).toBe('kind');
  const { selection, replacement } = config.properties!.breeding.properties!;
  expect([selection, replacement].map(discriminatorOf)).toEqual(['scheme', 'scheme']);
});

it('begins with what is required', () => {
  expect(blank(config.properties!.niches)).toEqual([{ name: '' }]);
  expect(blank(config.properties!.fitness)).toEqual({ kind: 'cross-entropy' });
  expect(blank(config.properties!.breeding.properties!.replacement)).toEqual({ scheme: 'generational', elites: 1 });
});
