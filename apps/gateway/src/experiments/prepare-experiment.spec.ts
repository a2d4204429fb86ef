import { WAITING } from './prepare-experiment';
import { BASE, prepare, problems, shifts, SOUND } from './testing/prepare-sound';

it('makes a waiting tournament of each cell, seed by seed, which differ in what the arm says alone', async () => {
  const { cells, experiment } = await prepare({});
  expect(cells.map(({ cell: { arm, seed } }) => [arm, seed])).toEqual([
    ['evolved', 3],
    ['neutral', 3],
    ['evolved', 5],
    ['neutral', 5],
  ]);
  const [evolved, neutral] = cells.map(({ tournament }) => tournament);
  expect(evolved).toMatchObject({
    status: 'paused',
    reason: WAITING,
    seed: 3,
    config: { name: 'Pays: evolved, seed 3' },
  });
  const breeding = { ...evolved.config.breeding, shaping: { scheme: 'neutral' } };
  expect(neutral.config).toEqual({ ...evolved.config, name: 'Pays: neutral, seed 3', breeding });
  expect(new Set([experiment.id, ...cells.map(({ tournament }) => tournament.id)]).size).toBe(5);
  expect(cells.every(({ cell, tournament }) => cell.tournamentId === tournament.id)).toBe(true);
});

it('calls tournaments after an experiment of any name, cut between its characters where there is no room', async () => {
  for (const name of ['🐋'.repeat(30), `x${'🐋'.repeat(29)}`]) {
    const { cells } = await prepare({ name, arms: [{ name: 'a'.repeat(40) }, { use: 'neutral' }] });
    const names = cells.map(({ tournament }) => tournament.config.name);
    expect(names.filter((each) => /\p{Surrogate}/u.test(each))).toEqual([]);
  }
});

it.each<[string, object, string[]]>([
  [
    'factors without number',
    { factors: Object.fromEntries([...Array(1200).keys()].map((at) => [`f${at}`, [{ level: 'one' }]])) },
    [expect.stringMatching(/^config.factors is .*; must have at most 16 factors$/)],
  ],
  [
    'a field of the base once, whatever the number of arms',
    { base: { ...BASE, generations: 0, niches: [{ name: 'tolstoy', capacity: 6 }] } },
    ['config.base.generations is 0; must be at least 1', 'config.base.niches.0.corpus there is no corpus tolstoy'],
  ],
  [
    'all at once, whatever else is wrong',
    {
      seeds: [],
      more: 1,
      base: { ...BASE, generations: 0 },
      contrasts: [{ arm: 'evolved', to: 'nobody' }],
    },
    [
      'config.seeds is []; must have at least 1 item',
      'config.more is an unknown field',
      'config.contrasts.0.to is "nobody"; must be one of evolved, neutral',
      'config.base.generations is 0; must be at least 1',
    ],
  ],
  [
    'a base that is none',
    { seeds: [], base: 3 },
    ['config.base is 3; must be an object', 'config.seeds is []; must have at least 1 item'],
  ],
  [
    'what is missing, in the base',
    { base: { ...BASE, budget: {} } },
    ['config.base.budget.trainingFlops is missing; must be a number from 1000000 to 10000000000000000'],
  ],
  [
    'a field that an arm sets, there',
    { arms: [...SOUND.arms, { name: 'wild', set: { breeding: { mutationRate: 2 } } }] },
    ['config.arms.2.set.breeding.mutationRate is 2; must be at most 1'],
  ],
  [
    'what a preset does not fit',
    { base: { ...BASE, fitness: { kind: 'pareto' }, arena: {} } },
    [
      'config.arms.1.use is neutral; its breeding.shaping.scheme is "neutral"; must be none: the fitness pareto is not one score; cross-entropy, prequential, rating and weighted are',
    ],
  ],
  [
    'a level, there',
    { factors: { size: [{ level: 'small', set: { niches: [{ name: 'moby', capacity: 0 }] } }] } },
    ['config.factors.size.0.set.niches.0.capacity is 0; must be at least 1'],
  ],
  [
    'arms that are not well named, and nothing of contrasts that name them',
    { arms: [{ name: 'a' }, { name: 'The B' }], contrasts: [{ arm: 'The B', to: 'a' }] },
    [expect.stringMatching(/^config.arms.1.name is "The B"; must be lower-case/)],
  ],
  [
    'contrasts with arms that there are not, and names that come twice',
    {
      arms: [{ name: 'a' }, { name: 'a' }],
      contrasts: [
        { arm: 'a', to: 'b' },
        { arm: 'a', to: 'a' },
      ],
    },
    [
      'config.arms.1.name is "a"; must be another name than those of the other arms',
      'config.contrasts.0.to is "b"; must be one of a',
      'config.contrasts.1.to is "a"; must be another arm than the one that is compared',
    ],
  ],
  [
    'arms of one name beside an arm with an unknown field, and what is wrong in the base',
    { arms: [{ name: 'a' }, { name: 'a', sett: {} }, { use: 'neutral' }], base: { ...BASE, generations: 0 } },
    [
      'config.arms.1.sett is an unknown field; did you mean set?',
      'config.arms.1.name is "a"; must be another name than those of the other arms',
      'config.base.generations is 0; must be at least 1',
    ],
  ],
  [
    'arms that are what another is already',
    {
      base: { ...BASE, heredity: { weights: 'darwinian' } },
      arms: [
        { name: 'evolved' },
        { use: 'neutral' },
        { use: 'fresh-weights' },
        { name: 'again', set: { generations: 3 } },
      ],
    },
    ['fresh-weights', 'again'].map(
      (_, at) =>
        `config.arms.${at + 2} makes of the base what evolved is already: nothing in them would differ; must set something else`,
    ),
  ],
  [
    'an arm that cannot be at equal compute',
    { arms: [{ name: 'evolved' }, { name: 'more', set: { generations: 4 } }] },
    [
      'config.arms.1 is not at equal compute: more has 33 % more FLOPs than evolved, where 10 % are tolerated: more would spend 2.40e11 FLOPs on training, and evolved 1.80e11',
    ],
  ],
  [
    'arms that are measured otherwise, where they say so',
    {
      arms: [
        { name: 'evolved' },
        { name: 'other', set: { niches: [{ name: 'other', corpus: 'moby', capacity: 6 }], vocabularyLimit: 60 } },
        { use: 'neutral', set: { evaluation: { testSymbols: 2048 } } },
      ],
    },
    [
      'config.arms.1.set.niches gives other other niches than evolved has; must be the same, since the outcomes of both are compared',
      'config.arms.1.set.vocabularyLimit gives other another vocabularyLimit than evolved has; must be the same, since the outcomes of both are compared',
      'config.arms.2.set.evaluation.testSymbols gives neutral another evaluation.testSymbols than evolved has; must be the same, since the outcomes of both are compared',
    ],
  ],
  [
    'arms that end on other texts',
    {
      arms: [
        { name: 'evolved' },
        { name: 'shifted', set: { environment: shifts({ at: 1, value: 'sotu' }) } },
        { use: 'neutral' },
      ],
    },
    [
      'config.arms.1.set.environment gives shifted other corpora, or others in the end, than evolved has; must be the same, since the outcomes of both are compared',
    ],
  ],
  [
    'an environment that is wrong, whatever presets plan by it',
    {
      base: { ...BASE, environment: [{ set: 'capacity', course: 'steps' }] },
      arms: [...SOUND.arms, { use: 'one-model' }, { use: 'no-variation' }],
    },
    ['config.base.environment.0.points is missing; must be a list'],
  ],
  [
    'corpora that answer to the population',
    {
      base: {
        ...BASE,
        environment: [{ set: 'corpus', course: 'bits', levels: [{ below: 2, value: 'sotu' }] }],
      },
    },
    [
      'config.base.environment.0.course is "bits"; must be another in an experiment: arms must end on texts known before',
    ],
  ],
  [
    'what learning from preference would add',
    {
      base: { ...BASE, arena: {}, learning: { flops: 5e9 } },
      arms: [{ name: 'evolved' }, { name: 'text-alone', set: { learning: null } }],
    },
    [
      'config.arms.1 is not at equal compute: evolved has 50 % more FLOPs than text-alone, where 10 % are tolerated: text-alone would spend 1.80e11 FLOPs on training, and evolved 2.70e11',
    ],
  ],
  [
    'a hand-designed arm that nobody designed',
    { arms: [...SOUND.arms, { use: 'hand-designed' }] },
    ['config.arms.2.set.searchSpace is missing; must say what hand-designed is made of'],
  ],
  [
    'an outcome that there will not be',
    {
      outcome: { measure: 'community-bits', niche: 'sotu' },
      base: { ...BASE, evaluation: { community: { members: 'none' } } },
    },
    [
      'config.outcome.niche is "sotu"; must be a niche of every arm: moby',
      'config.outcome.measure is "community-bits"; must be champion-bits where evaluation.community.members is none in an arm',
    ],
  ],
  [
    'a metric that there is not, or not of that or then',
    { outcome: { measure: 'metric', metric: { name: 'recoveryGeneration', subject: 'moby' } } },
    [
      'config.outcome.metric.name is "recoveryGeneration"; must be a metric of a niche, a deme or a generation, such as recoveryGenerations',
    ],
  ],
  [
    'a niche that it has not, and generations that there will not be',
    {
      outcome: { measure: 'metric', metric: { name: 'meanBitsPerCharacter', subject: 'sotu', in: { from: 1, to: 3 } } },
    },
    [
      'config.outcome.metric.subject is "sotu"; must be a niche of every arm: moby',
      'config.outcome.metric.in.to is 3; must be 2, the last generation, or earlier',
    ],
  ],
  [
    'a metric beside a measure',
    { outcome: { metric: { name: 'genotypes', in: { from: 2, to: 1 } } } },
    [
      'config.outcome.metric.in.to is 1; must be `from` or later',
      'config.outcome.measure is "champion-bits"; must be metric where `metric` says which',
    ],
  ],
  [
    'a metric without one',
    { outcome: { measure: 'metric' } },
    ['config.outcome.metric is missing; must say which metric is measured'],
  ],
  [
    'arms whose bits are of other texts in the generations that are compared',
    {
      arms: [
        { name: 'stays', set: { environment: shifts({ at: 2, value: 'sotu' }) } },
        { name: 'shifts', set: { environment: shifts({ at: 1, value: 'sotu' }) } },
      ],
      outcome: { measure: 'metric', metric: { name: 'prequentialBits', in: { from: 1 } } },
    },
    [
      'config.arms.1.set.environment gives shifts other corpora, or others where they are compared, than stays has; must be the same, since the outcomes of both are compared',
    ],
  ],
])('tells %s', async (_, change, told) => {
  expect(await problems(change)).toEqual(told);
});
