import { conditionsOf } from './conditions';
import { combinationsOf, contrastsAgainstFirst, type Design } from './design';

const DESIGN: Design = {
  base: {
    generations: 4,
    breeding: { replacement: { scheme: 'generational', elites: 2 }, mutationRate: 0.1 },
    niches: [{ name: 'moby', capacity: 6 }],
  },
  arms: [
    { name: 'evolved', set: {} },
    { name: 'drift', use: 'neutral', set: { breeding: { replacement: { scheme: 'wright-fisher' } } } },
  ],
  seeds: [1],
  factors: {
    rate: [
      { level: 'low', set: { breeding: { mutationRate: 0.01 } } },
      { level: 'high', set: { breeding: { mutationRate: 0.5 }, niches: [{ name: 'moby', capacity: 9 }] } },
    ],
  },
  contrasts: [],
  report: 'all',
};

it('lays settings of the arm over those of the preset, the levels and the base', () => {
  const conditions = conditionsOf(DESIGN);
  expect(conditions.map(({ arm, levels }) => [arm, levels.rate])).toEqual([
    ['evolved', 'low'],
    ['drift', 'low'],
    ['evolved', 'high'],
    ['drift', 'high'],
  ]);
  expect(conditions[3].config).toEqual({
    generations: 4,
    breeding: { replacement: { scheme: 'wright-fisher' }, mutationRate: 0.5, shaping: { scheme: 'neutral' } },
    niches: [{ name: 'moby', capacity: 9 }],
  });
  expect(conditions[0].config).toMatchObject({ breeding: { replacement: { scheme: 'generational', elites: 2 } } });
});

it.each([
  ['generations', 'base.generations'],
  ['breeding.mutationRate', 'factors.rate.1.set.breeding.mutationRate'],
  ['breeding.replacement.scheme', 'arms.1.set.breeding.replacement.scheme'],
  ['breeding.shaping.scheme', 'arms.1.use'],
  ['niches.0.capacity', 'factors.rate.1.set.niches.0.capacity'],
  ['budget', 'base.budget'],
])('says where %s was set: %s', (field, source) => {
  expect(conditionsOf(DESIGN)[3].sourceOf(field)).toBe(source);
});

it('combines all levels of all factors', () => {
  const level = (name: string) => ({ level: name, set: {} });
  expect(combinationsOf({ factors: { a: [level('x'), level('y')], b: [level('z')] } })).toEqual([
    { a: 'x', b: 'z' },
    { a: 'y', b: 'z' },
  ]);
  expect(combinationsOf({ factors: {} })).toEqual([{}]);
});

it('holds the first arm to each other one', () => {
  expect(contrastsAgainstFirst([{ name: 'a' }, { name: 'b' }, { name: 'c' }])).toEqual([
    { arm: 'a', to: 'b' },
    { arm: 'a', to: 'c' },
  ]);
  expect(contrastsAgainstFirst([{ name: 'a' }])).toEqual([]);
});
