/** What is wrong in an experiment's config is told at once, whatever else is wrong. */
import { setImmediate } from 'node:timers/promises';
import { BASE, prepare, problems, queue } from './testing/prepare-sound';

it.each<[string, object, string[]]>([
  [
    'texts that cannot be kept, and all else',
    {
      notes: 'a\0b',
      arms: [{ name: 'a\0b' }, { use: 'neutral', set: { budget: { trainingFlops: 0 } } }],
      base: { ...BASE, generations: 0 },
    },
    [
      'config.arms.0.name is "a\\u0000b"; must hold no NUL character and no half of a surrogate pair',
      'config.notes is "a\\u0000b"; must hold no NUL character and no half of a surrogate pair',
      'config.base.generations is 0; must be at least 1',
      'config.arms.1.set.budget.trainingFlops is 0; must be at least 1000000',
    ],
  ],
  [
    'what is wrong in one factor beside another',
    {
      factors: {
        Bad: [{ level: 'a' }],
        rate: [
          { level: 'low', set: { breeding: { mutationRate: 3 } } },
          { level: 'low', set: { breeding: { mutationRate: 4 } } },
        ],
      },
    },
    [
      'config.factors.Bad is "Bad"; must be lower-case letters, digits and hyphens, 40 at most',
      'config.factors.rate.1.level is "low"; must be another name than those of the other levels',
      'config.factors.rate.0.set.breeding.mutationRate is 3; must be at most 1',
      'config.factors.rate.1.set.breeding.mutationRate is 4; must be at most 1',
    ],
  ],
  [
    'arms without a name, contrasts and an outcome that there will not be at once',
    {
      base: { ...BASE, generations: 0 },
      arms: [{ name: 'evolution' }, { set: {} }],
      contrasts: [{ arm: 'evolution' }, { arm: 'evolution', to: 'nobody' }],
      outcome: { niche: 'nowhere' },
    },
    [
      'config.arms.1.name is missing; must be a name, or left out beside a preset to `use`',
      'config.contrasts.0.to is missing; must be text',
      'config.contrasts.1.to is "nobody"; must be one of evolution, arm 1',
      'config.base.generations is 0; must be at least 1',
      'config.outcome.niche is "nowhere"; must be a niche of every arm: moby',
    ],
  ],
  [
    'arms of one generation that differ in breeding alone',
    {
      base: { ...BASE, generations: 1 },
      arms: [
        { name: 'evolved' },
        ...['neutral', 'no-variation', 'random-search', 'fresh-weights', 'population-based-training'].map((use) => ({
          use,
        })),
        { name: 'founded', set: { breeding: { founders: { width: { values: [64] } } } } },
      ],
    },
    [1, 2, 3, 4, 5].map(
      (at) =>
        `config.arms.${at} makes of the base what evolved is already: nothing in them would differ; must set something else`,
    ),
  ],
  [
    'arms whose environment changes to what it was',
    {
      base: { ...BASE, generations: 1 },
      arms: [{ name: 'evolved' }, ...['successive-halving', 'one-model'].map((use) => ({ use }))],
    },
    [1, 2].map(
      (at) =>
        `config.arms.${at} makes of the base what evolved is already: nothing in them would differ; must set something else`,
    ),
  ],
  [
    'levels that are alike',
    {
      factors: {
        rate: [
          { level: 'default', set: {} },
          { level: 'same', set: { breeding: { mutationRate: 0.15 } } },
        ],
      },
    },
    ['config.factors.rate.1 makes in all arms what default does already; must set something else'],
  ],
  [
    'settings in vain, names of tournaments, and a contrast the other way round',
    {
      base: { ...BASE, name: 'Mine' },
      arms: [{ name: 'evolved' }, { use: 'neutral', set: { breeding: { mutationRate: 0.2 } } }],
      factors: {
        rate: [{ level: 'low', set: { breeding: { mutationRate: 0.1 } } }],
        other: [{ level: 'high', set: { breeding: { mutationRate: 0.5, crossoverRate: 0.1 } } }],
      },
      contrasts: [
        { arm: 'evolved', to: 'neutral' },
        { arm: 'neutral', to: 'evolved' },
      ],
    },
    [
      'config.contrasts.1 is there already, if the other way round; must be another contrast',
      'config.base.name is "Mine"; must be left out: the experiment has the name',
      'config.factors.other.0.set.breeding.mutationRate is said by factors.rate.0.set too, which would change nothing; must be said by one of them',
      'config.arms.1.set.breeding.mutationRate is said by factors.rate.0.set too, which would change nothing; must be said by one of them',
    ],
  ],
  [
    'seeds beyond whole numbers, which would repeat',
    { seeds: { from: 9007199254740991, count: 3 } },
    ['config.seeds.from is 9007199254740991; must be 9007199254740989 at most, where there are 3 seeds'],
  ],
])('tells %s', async (_, change, told) => {
  expect(await problems(change)).toEqual(told);
});

it('surveys each text once, and lets others have their turn, however many conditions there are', async () => {
  const surveyed: unknown[] = [];
  const submit = ((...job: Parameters<typeof queue.submit>) => {
    surveyed.push(job[0]);
    return queue.submit(...job);
  }) as typeof queue.submit;
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns++) await setImmediate();
  })();
  const sotu = { niches: [{ name: 'sotu', capacity: 6 }] };
  const levels = [0.1, 0.2, 0.3, 0.4].map((mutationRate, at) => ({ level: `l${at}`, set: { breeding: { mutationRate } } })); // prettier-ignore
  const text = [{ level: 'moby', set: {} }, { level: 'sotu', set: sotu }]; // prettier-ignore
  await prepare({ factors: { text, rate: levels } }, { submit });
  isOver = true;
  await others;
  expect(surveyed).toHaveLength(2);
  expect(turns).toBeGreaterThanOrEqual(16);
});
