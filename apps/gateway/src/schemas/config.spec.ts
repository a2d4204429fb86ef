import { readdirSync, readFileSync } from 'node:fs';
import { configJsonSchema, configSchema } from '#contracts';
import path from 'node:path';
import { parse } from 'yaml';
import type { TournamentConfig } from '#tournament';
import { checkAffordable } from '../tournaments/check-config';

const examples = path.resolve(__dirname, '../../../../examples');
const minimal = { name: 'A', generations: 2, niches: [{ name: 'moby', capacity: 3 }], budget: { trainingFlops: 1e9 } };
const wrong = (config: object): string[] =>
  (configSchema.safeParse({ ...minimal, ...config }).error?.issues ?? []).map((issue) => issue.path.join('.'));

it('fills in what is left out', () => {
  expect(configSchema.parse(minimal)).toMatchObject({
    breeding: {
      selection: { scheme: 'by-fitness' },
      replacement: { scheme: 'generational', elites: 1 },
      crossover: 'uniform',
    },
    fitness: { kind: 'cross-entropy' },
    evaluation: { validationSymbols: 16_384 },
    vocabularyLimit: 512,
    searchSpace: {},
  });
});

it.each([
  [{ generations: 0 }, 'generations'],
  [{ generations: 1.5 }, 'generations'],
  [{ budget: { trainingFlops: -1 } }, 'budget.trainingFlops'],
  [{ budget: { trainingFlops: '1e9' } }, 'budget.trainingFlops'],
  [{ niches: [] }, 'niches'],
  [{ niches: [{ name: 'Moby Dick', capacity: 3 }] }, 'niches.0.name'],
  [{ niches: [{ name: 'moby', capacity: 0 }] }, 'niches.0.capacity'],
  [{ niches: [{ name: 'moby', capacity: 'x' }] }, 'niches.0.capacity'],
  [{ environment: [{ set: 'budget', course: 'steps', points: [] }] }, 'environment.0.points'],
  [{ environment: [{ set: 'budget', course: 'walk' }] }, 'environment.0.course'],
  [{ environment: [{ set: 'colour', course: 'cycle', values: [1] }] }, 'environment.0.set'],
  [{ environment: [{ set: 'budget', course: 'cycle', values: [1], every: 0 }] }, 'environment.0.every'],
  [{ environment: [{ set: 'taste', taste: 'cook', course: 'cycle', values: [1] }] }, 'environment.0.taste'],
  [
    { environment: [{ set: 'budget', course: 'bits', levels: [{ below: 0, value: 1 }] }] },
    'environment.0.levels.0.below',
  ],
  [{ niches: [{ name: 'moby' }] }, 'niches.0.capacity'],
  [{ niches: [{ name: 'moby', capacity: 2, demes: [{ name: 'a', capacity: 2 }] }] }, 'niches.0.capacity'],
  [{ niches: [{ name: 'moby', demes: [{ name: 'a', capacity: 0 }] }] }, 'niches.0.demes.0.capacity'],
  [
    {
      niches: [
        { name: 'moby', capacity: 1 },
        { name: 'sotu', demes: [{ name: 'moby', capacity: 1 }] },
      ],
    },
    'niches',
  ],
  [
    {
      niches: [
        { name: 'moby', capacity: 1 },
        { name: 'moby', capacity: 1 },
      ],
    },
    'niches',
  ],
  [{ breeding: { mutationRate: 2 } }, 'breeding.mutationRate'],
  [{ breeding: { selection: { scheme: 'rank' } } }, 'breeding.selection.scheme'],
  [{ breeding: { selection: { scheme: 'tournament', size: 0 } } }, 'breeding.selection.size'],
  [{ breeding: { selection: { scheme: 'truncation', share: 0 } } }, 'breeding.selection.share'],
  [{ breeding: { selection: { scheme: 'truncation', size: 2 } } }, 'breeding.selection'],
  [{ breeding: { replacement: { scheme: 'moran', births: 2 } } }, 'breeding.replacement'],
  [{ breeding: { replacement: { scheme: 'plus', parents: 1.5 } } }, 'breeding.replacement.parents'],
  [{ fitness: { kind: 'weighted', ratingWeight: 2 } }, 'fitness.ratingWeight'],
  [{ fitness: { kind: 'beauty' } }, 'fitness.kind'],
  [{ arena: { ratings: { clusterBy: 'poem' } } }, 'arena.ratings.clusterBy'],
  [{ arena: { ratings: { lengthControlled: 'yes' } } }, 'arena.ratings.lengthControlled'],
  [{ fitness: { kind: 'lexicase', over: ['evaluations', 'evaluations'] } }, 'fitness.over'],
  [{ searchSpace: { width: { values: [] } } }, 'searchSpace.width.values'],
  [{ name: '' }, 'name'],
])('names the field that is wrong in %j', (config, field) => {
  expect(wrong(config)).toEqual([field]);
});

it('names all that is wrong with niches, also what concerns several fields', () => {
  const niches = [{ name: 7 }, { name: 'a', capacity: 1 }, { name: 'a', capacity: 'x', demes: [{ name: 'b' }] }];
  expect(wrong({ niches: [...niches, { name: 'a' }] }).sort()).toEqual([
    'niches',
    'niches.0.capacity',
    'niches.0.name',
    'niches.2.capacity',
    'niches.2.capacity',
    'niches.2.demes',
    'niches.3.capacity',
  ]);
  expect(wrong({ niches: [null, { name: 'a', demes: 'x' }] })).toEqual(['niches.0', 'niches.1.demes']);
});

it.each([
  [{ kind: 'rating' }, { kind: 'rating', use: 'lower-bound', level: 0.95 }],
  [{ kind: 'weighted' }, { kind: 'weighted', ratingWeight: 0.5 }],
  [{ kind: 'lexicase' }, { kind: 'lexicase', over: ['raters', 'evaluations'], epsilon: 'mad' }],
  [{ kind: 'pareto' }, { kind: 'pareto' }],
])('completes the fitness %j', (fitness, complete) => {
  expect(configSchema.parse({ ...minimal, fitness }).fitness).toEqual(complete);
});

it.each<[object, object]>([
  [{ selection: { scheme: 'boltzmann' } }, { selection: { scheme: 'boltzmann', strength: 1 } }],
  [{ selection: { scheme: 'truncation' } }, { selection: { scheme: 'truncation', share: 0.34 } }],
  [{ replacement: { scheme: 'steady-state' } }, { replacement: { scheme: 'steady-state', births: 1 } }],
  [{ replacement: { scheme: 'moran' } }, { replacement: { scheme: 'moran' } }],
])('completes the breeding %j', (breeding, complete) => {
  expect(configSchema.parse({ ...minimal, breeding }).breeding).toMatchObject(complete);
});

it('refuses fields that do not exist', () => {
  expect(configSchema.safeParse({ ...minimal, generatons: 3 }).error?.issues[0]).toMatchObject({
    code: 'unrecognized_keys',
    keys: ['generatons'],
  });
});

it.each(readdirSync(examples).filter((file) => file.endsWith('.yaml')))('accepts examples/%s', (file) => {
  expect(configSchema.safeParse(parse(readFileSync(path.join(examples, file), 'utf8'))).error).toBeUndefined();
});

it('accepts the config in docs/config.md', async () => {
  const [, yaml] = /```yaml\n([^]*?)```/.exec(readFileSync(path.join(examples, '../docs/config.md'), 'utf8'))!;
  const { data, error } = configSchema.safeParse(parse(yaml));
  expect(error).toBeUndefined();
  await checkAffordable(data as TournamentConfig, 96);
});

it('is what examples/tournament.schema.json says (npm run schema writes it)', () => {
  expect(JSON.parse(readFileSync(path.join(examples, 'tournament.schema.json'), 'utf8'))).toEqual(configJsonSchema());
});
