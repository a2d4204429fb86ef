import { InvalidValueError, prngOf } from '#base';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import { breedingProblems, type BreedingSettings, checkSettings } from './breeding-settings';
import type { FitnessConfig } from './fitness-config';
import { birthsIn, completeReplacement, REPLACEMENT_SCHEMES, replacementOf } from './schemes/replacement-schemes';
import { defaultsOf } from './schemes/scheme';
import { SELECTION_SCHEMES, suitedTo } from './schemes/selection-schemes';

const SETTINGS: BreedingSettings = {
  demes: [
    { name: 'moby', capacity: 8 },
    { name: 'fr', capacity: 4 },
  ],
  selection: { scheme: 'by-fitness' },
  replacement: { scheme: 'generational', elites: 3 },
  crossoverRate: 0,
  crossover: 'uniform',
  mutationRate: 1,
  mutationScale: 0,
};

const GROUPS = { scheme: 'group-elite', groups: 3, share: 0.5, factor: 2 } as const;
const GROUPED: Partial<BreedingSettings> = {
  selfAdaptation: GROUPS,
  replacement: { scheme: 'wright-fisher' },
  mutationRate: 0.1,
};

const changing = (...capacities: readonly number[]) => ({ name: 'fr', capacity: capacities[0], capacities });
const SIZE = { measure: 'parameters', scale: 'log', low: 10, high: 1000 } as const;

describe('checkSettings', () => {
  it('takes settings at their limits', () => {
    expect(() => checkSettings(SETTINGS)).not.toThrow();
  });

  it('takes as many groups as a generation of the smallest deme has children', () => {
    const change = { ...GROUPED, replacement: { scheme: 'generational', elites: 1 } as const };
    expect(() => checkSettings({ ...SETTINGS, ...change })).not.toThrow();
    expect(told({ ...change, selfAdaptation: { ...GROUPS, groups: 4 } })).toEqual([
      'selfAdaptation.groups is 4; must be at most 3, the fewest children that a generation of fr has',
    ]);
  });

  it('takes no more groups than cells of a grid leave children for', () => {
    const replacement = { scheme: 'map-elites', births: 2, cells: 2 } as const;
    expect(told({ ...GROUPED, replacement, selfAdaptation: { ...GROUPS, groups: 2 } })).toEqual([]);
    expect(told({ ...GROUPED, replacement })).toEqual([
      'selfAdaptation.groups is 3; must be at most 2, the fewest children that a generation of fr has',
    ]);
  });

  it('takes no groups where nobody has parents', () => {
    expect(told({ ...GROUPED, replacement: { scheme: 'random-search', kept: 1 } })).toEqual([
      'selfAdaptation.scheme is "group-elite"; must be none or log-normal: a generation of fr can have no children of parents',
    ]);
  });

  it.each(['neutral', 'shuffled'] as const)('%s is no control of a grid of descriptors', (scheme) => {
    const replacement = { scheme: 'map-elites', births: 2, cells: 2 } as const;
    expect(told({ shaping: { scheme } })).toEqual([]);
    expect(told({ shaping: { scheme }, replacement })).toEqual([
      `shaping.scheme is "${scheme}"; must be no control where the replacement is map-elites, which favours rare descriptors whatever the scores`,
    ]);
  });

  it('has no predators of species where none are told', () => {
    const shaping = { scheme: 'predators-of-species', strength: 1 } as const;
    expect(told({ shaping, species: { scheme: 'none' } })).toEqual([
      'shaping.scheme is "predators-of-species"; must be another where breeding.species is none: predators-of-genotypes and predators-of-families need no species',
    ]);
    expect(told({ shaping })).toEqual([]);
    expect(told({ shaping: { ...shaping, strength: -1 } })).toEqual([
      'shaping.strength is -1; must be a number from 0 to 100',
    ]);
  });

  it('has no less direction where a grid of descriptors decides', () => {
    const replacement = { scheme: 'map-elites', births: 2, cells: 2 } as const;
    expect(told({ direction: 0 })).toEqual([]);
    expect(told({ direction: 1, replacement })).toEqual([]);
    expect(told({ direction: 1.1 })).toEqual(['direction is 1.1; must be a number from 0 to 1']);
    expect(told({ direction: 0.9, replacement })).toEqual([
      'direction is 0.9; must be 1 where the replacement is map-elites, which favours rare descriptors whatever the scores',
    ]);
  });

  test.each<FitnessConfig>([
    { kind: 'cross-entropy' },
    { kind: 'rating', use: 'probability-better' },
    { kind: 'weighted', ratingWeight: 1 },
    { kind: 'lexicase', over: ['evaluations', 'raters'], epsilon: 'mad' },
    { kind: 'pareto' },
  ])('takes the fitness %j', (fitness) => {
    expect(() => checkSettings({ ...SETTINGS, fitness })).not.toThrow();
  });

  test.each<[Partial<BreedingSettings>, string]>([
    [{ demes: [] }, 'demes'],
    [{ demes: [SETTINGS.demes[0], SETTINGS.demes[0]] }, 'demes'],
    [{ demes: [{ name: 'fr', capacity: 0 }] }, 'demes.fr.capacity'],
    [{ demes: [{ name: 'fr', capacity: 4.5 }] }, 'demes.fr.capacity'],
    [{ demes: [changing(9, 3)], replacement: { scheme: 'steady-state', births: 3 } }, 'replacement.births'],
    [{ demes: [changing(3, 4)], replacement: { scheme: 'survivors-only' } }, 'replacement.scheme'],
    [{ replacement: { scheme: 'generational', elites: 4 } }, 'replacement.elites'],
    [{ replacement: { scheme: 'generational', elites: -1 } }, 'replacement.elites'],
    [{ replacement: { scheme: 'generational', elites: 0.5 } }, 'replacement.elites'],
    [{ replacement: { scheme: 'comma', parents: 0 } }, 'replacement.parents'],
    [{ replacement: { scheme: 'comma', parents: 4 } }, 'replacement.parents'],
    [{ replacement: { scheme: 'plus', parents: 4 } }, 'replacement.parents'],
    [{ replacement: { scheme: 'steady-state', births: 4 } }, 'replacement.births'],
    [{ replacement: { scheme: 'aging', births: 4 } }, 'replacement.births'],
    [{ replacement: { scheme: 'aging', births: 0 } }, 'replacement.births'],
    [{ replacement: { scheme: 'toString' } as never }, 'replacement.scheme'],
    [{ replacement: { scheme: 'map-elites', births: 4, cells: 4 } }, 'replacement.births'],
    [{ replacement: { scheme: 'exploit-explore', share: 0.6 } }, 'replacement.share'],
    [{ replacement: { scheme: 'exploit-explore', share: 0.2 }, crossoverRate: 0.5 }, 'crossoverRate'],
    [{ shaping: { scheme: 'sharing', radius: 0 } }, 'shaping.radius'],
    [{ shaping: { scheme: 'novelty', neighbours: 15, archive: Infinity, added: 1 } }, 'shaping.archive'],
    [
      { shaping: { scheme: 'novelty', neighbours: 1, archive: 9, added: 1 }, fitness: { kind: 'pareto' } },
      'shaping.scheme',
    ],
    [{ migration: { scheme: 'island', rate: 0 } }, 'migration.rate'],
    [{ migration: { scheme: 'ring', rate: 1.1 } }, 'migration.rate'],
    [{ migration: { scheme: 'stepping-stone', rate: 0.1, columns: 0 } }, 'migration.columns'],
    [{ migration: { scheme: 'star' } as never }, 'migration.scheme'],
    [{ migration: { scheme: 'island', rate: 0.1 }, demes: [{ name: 'fr', capacity: 4 }] }, 'migration.scheme'],
    [{ selfAdaptation: { scheme: 'log-normal', step: 0 } }, 'selfAdaptation.step'],
    [{ selfAdaptation: { scheme: 'one-fifth' } as never }, 'selfAdaptation.scheme'],
    [{ selfAdaptation: { scheme: 'log-normal', step: 0.2 }, mutationRate: 0.6 }, 'mutationRate'],
    [{ selfAdaptation: { scheme: 'log-normal', step: 0.2 }, mutationRate: 0, mutationScale: 0.001 }, 'mutationScale'],
    [{ ...GROUPED, mutationRate: 1 }, 'mutationRate'],
    [{ ...GROUPED, mutationScale: 2 }, 'mutationScale'],
    [{ selfAdaptation: { ...GROUPS, groups: 1 } }, 'selfAdaptation.groups'],
    [{ selfAdaptation: { ...GROUPS, factor: 1 } }, 'selfAdaptation.factor'],
    [{ selfAdaptation: { ...GROUPS, share: 0 } }, 'selfAdaptation.share'],
    [{ ...GROUPED, replacement: { scheme: 'generational', elites: 2 } }, 'selfAdaptation.groups'],
    [{ ...GROUPED, replacement: { scheme: 'moran' } }, 'selfAdaptation.scheme'],
    [{ ...GROUPED, fitness: { kind: 'pareto' } }, 'selfAdaptation.scheme'],
    [{ ...GROUPED, fitness: { kind: 'weighted', ratingWeight: 0.5 } }, 'selfAdaptation.scheme'],
    [{ ...GROUPED, replacement: { scheme: 'plus', parents: 4 } }, 'replacement.parents'],
    [{ descriptors: [] }, 'descriptors'],
    [{ descriptors: [SIZE, SIZE] }, 'descriptors'],
    [{ descriptors: [{ ...SIZE, high: 10 }] }, 'descriptors.0.high'],
    [{ descriptors: [{ ...SIZE, low: 0 }] }, 'descriptors.0.low'],
    [{ descriptors: [{ ...SIZE, low: 1000, high: 1000.0000000000001 }] }, 'descriptors.0.high'],
    [{ selection: { scheme: 'tournament', size: 0 } }, 'selection.size'],
    [{ selection: { scheme: 'truncation', share: 0 } }, 'selection.share'],
    [{ selection: { scheme: 'linear-rank', pressure: 2.1 } }, 'selection.pressure'],
    [{ selection: { scheme: 'boltzmann', strength: NaN } }, 'selection.strength'],
    [{ selection: { scheme: 'boltzmann', strength: undefined } as never }, 'selection.strength'],
    [{ crossoverRate: 1.1 }, 'crossoverRate'],
    [{ mutationRate: -0.1 }, 'mutationRate'],
    [{ mutationRate: NaN }, 'mutationRate'],
    [{ mutationScale: -1 }, 'mutationScale'],
    [{ conserved: ['family', 'wdith'] }, 'conserved.1'],
    [{ growthRate: NaN }, 'growthRate'],
    [{ mutationScale: Infinity }, 'mutationScale'],
    [{ fitness: { kind: 'rating', use: 'lower-bound', level: 1 } }, 'fitness.level'],
    [{ fitness: { kind: 'weighted', ratingWeight: 1.5 } }, 'fitness.ratingWeight'],
    [{ fitness: { kind: 'weighted', ratingWeight: NaN } }, 'fitness.ratingWeight'],
    [{ fitness: { kind: 'lexicase', over: [], epsilon: 'mad' } }, 'fitness.over'],
    [{ fitness: { kind: 'lexicase', over: ['evaluations', 'evaluations'], epsilon: 'mad' } }, 'fitness.over'],
  ])('refuses %j, naming the field', (change, field) => {
    const checking = () => checkSettings({ ...SETTINGS, ...change });
    expect(checking).toThrow(InvalidValueError);
    expect(checking).toThrow(expect.objectContaining({ field }));
  });
});

const told = (change: Partial<BreedingSettings>): string[] =>
  breedingProblems({ ...SETTINGS, ...change }).map(({ field, problem }) => `${field} ${problem}`);

describe('breedingProblems', () => {
  it('tells what is conserved for nothing', () => {
    const space = DEFAULT_SEARCH_SPACE.map((locus) =>
      locus.name === 'depth' ? ({ name: 'depth', kind: 'ordinal', values: [2] } as const) : locus,
    );
    const conserving = (change: Partial<BreedingSettings>) =>
      breedingProblems({ ...SETTINGS, ...change }, space).map(({ message }) => message);
    expect(conserving({ conserved: ['width', 'depth'] })).toEqual([
      expect.stringMatching(
        /^conserved.1 is "depth"; must be one of family, context, width, embedding, .*: this one has one allele in searchSpace$/,
      ),
    ]);
  });

  it('lets a generation be without variation, whatever is conserved', () => {
    expect(told({ conserved: ['width'], mutationRate: 0 })).toEqual([]);
  });

  it('tells all at once', () => {
    const replacement = { scheme: 'generational', elites: 4 } as const;
    expect(told({ selection: { scheme: 'tournament', size: 0 }, replacement, crossoverRate: 2 })).toEqual([
      'selection.size is 0; must be a whole number from 1 to 100',
      'replacement.elites is 4; must be at most 3, below the capacity of fr: with more nobody is born',
      'crossoverRate is 2; must be a number from 0 to 1',
    ]);
  });

  it.each(['generational', 'plus', 'random-search'])('lets a deme of %s shrink until nobody is born', (scheme) => {
    const replacement = (kept: number) =>
      ({ scheme, elites: kept, parents: kept, kept }) as unknown as BreedingSettings['replacement'];
    const demes = [changing(9, 3)];
    expect(told({ demes, replacement: replacement(8) })).toEqual([]);
    expect(told({ demes, replacement: replacement(9) })).toEqual([
      expect.stringContaining('at most 8, below the capacity of fr where it has 9 places: with more nobody is born'),
    ]);
  });

  it('names the replacements that fit a deme of one, and refuses none of them', () => {
    const demes = [{ name: 'fr', capacity: 1 }];
    const fits = 'generational, wright-fisher, moran, survivors-only, exploit-explore, random-search';
    expect(told({ demes, replacement: { scheme: 'plus', parents: 1 } })).toEqual([
      `replacement.scheme is "plus"; must be ${fits}, where the capacity of fr is 1`,
    ]);
    expect(told({ demes, replacement: { scheme: 'generational', elites: 1 } })).toEqual([
      'replacement.elites is 1; must be at most 0, below the capacity of fr: with more nobody is born',
    ]);
    for (const scheme of fits.split(', ')) {
      const replacement = { scheme, elites: 0, kept: 0, share: 0.5 } as unknown as BreedingSettings['replacement'];
      expect(told({ demes, replacement })).toEqual([]);
    }
  });

  it('checks nothing of what is left out, and nothing that would have to fit it', () => {
    expect(breedingProblems({ selection: { scheme: 'lexicase' }, mutationRate: 2 })).toMatchObject([
      { field: 'mutationRate' },
    ]);
    expect(breedingProblems({})).toEqual([]);
  });

  test.each<[BreedingSettings['selection']['scheme'], FitnessConfig, string]>([
    ['lexicase', { kind: 'cross-entropy' }, 'truncation, tournament, .*cross-entropy'],
    ['nsga2', { kind: 'lexicase', over: ['raters'], epsilon: 'mad' }, 'lexicase, which'],
    ['tournament', { kind: 'pareto' }, 'by-fitness or nsga2, which suit the fitness pareto'],
    ['tournament', { kind: 'rating', use: 'probability-better' }, 'uncertain-tournament, which'],
    ['uncertain-tournament', { kind: 'rating', use: 'estimate' }, 'truncation, .*rating by estimate'],
  ])('names what would suit where %s does not suit %j', (scheme, fitness, right) => {
    const [problem, ...others] = told({ selection: { scheme, size: 3 } as never, fitness });
    expect(problem).toMatch(
      new RegExp(`^selection.scheme is "${scheme}"; must be by-fitness or .*${right.replace('by-fitness or ', '')}`),
    );
    expect(others).toEqual([]);
  });
});

describe('schemes', () => {
  const FITNESSES: FitnessConfig[] = [
    { kind: 'cross-entropy' },
    { kind: 'rating', use: 'estimate' },
    { kind: 'rating', use: 'probability-better' },
    { kind: 'weighted', ratingWeight: 0.5 },
    { kind: 'lexicase', over: ['raters'], epsilon: 'mad' },
    { kind: 'pareto' },
  ];

  it('each suit a fitness, with their defaults', () => {
    const suited = new Set(FITNESSES.flatMap(suitedTo));
    expect([...suited].sort()).toEqual(Object.keys(SELECTION_SCHEMES).sort());
    for (const fitness of FITNESSES) {
      for (const scheme of suitedTo(fitness)) {
        const selection = { scheme, ...defaultsOf(SELECTION_SCHEMES, scheme) } as BreedingSettings['selection'];
        expect(told({ selection, fitness })).toEqual([]);
      }
    }
  });

  it.each(Object.keys(REPLACEMENT_SCHEMES) as (keyof typeof REPLACEMENT_SCHEMES)[])(
    '%s takes its defaults',
    (scheme) => {
      const replacement = { scheme, ...defaultsOf(REPLACEMENT_SCHEMES, scheme) } as BreedingSettings['replacement'];
      expect(told({ replacement, demes: [{ name: 'fr', capacity: 8 }] })).toEqual([]);
    },
  );
});

test.each<[BreedingSettings['replacement'], number]>([
  [{ scheme: 'generational', elites: 2 }, 6],
  [{ scheme: 'generational', elites: 9 }, 0],
  [{ scheme: 'wright-fisher' }, 8],
  [{ scheme: 'comma', parents: 3 }, 8],
  [{ scheme: 'plus', parents: 3 }, 5],
  [{ scheme: 'steady-state', births: 3 }, 3],
  [{ scheme: 'moran' }, 1],
  [{ scheme: 'aging', births: 2 }, 2],
  [{ scheme: 'map-elites', births: 4, cells: 2 }, 7],
  [{ scheme: 'exploit-explore', share: 0.25 }, 2],
  [{ scheme: 'exploit-explore', share: 0.01 }, 1],
])('%j gives %i births in a deme of 8, as the operator does', (replacement, births) => {
  expect(birthsIn(replacement, 8)).toBe(births);
  const pool = {
    members: Int32Array.from(Array(8).keys()),
    scores: { columns: [], uncertainty: null },
    descriptors: [],
  };
  const prng = prngOf({ seed: 0, generation: 0, subject: 0, purpose: 'births of equals' });
  expect(replacementOf(replacement)(pool, () => 0, 8, prng).births).toBe(births);
});

test.each([
  [undefined, { scheme: 'generational', elites: 1 }],
  [{ scheme: 'aging' }, { scheme: 'aging', births: 1 }],
  [{ scheme: 'aging', births: 'x' }, null],
  [{ scheme: 'toString' }, null],
  [null, null],
  [7, null],
])('of the replacement %j is made %j', (given, complete) => {
  expect(completeReplacement(given)).toEqual(complete);
});
