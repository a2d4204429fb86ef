import { CorpusError, type CorpusStore } from '#sources';
import type { WorkQueue } from '#tournament';
import { InvalidRequestError } from '../shared/errors';
import { prepareLaunch } from './launch';

const corpora = {
  read: async (name: string) => {
    if (name === 'moby') return { name, sha256: 'abc' };
    throw new CorpusError('unknown', `there is no corpus ${name}`);
  },
} as unknown as CorpusStore;
/** Its text is long enough for training, and its vocabulary too large for small budgets. */
const queue = {
  submit: async ({ texts }: { texts: { niche: string }[] }) => ({
    vocabulary: Array(90).fill('x'),
    characters: Object.fromEntries(texts.map(({ niche }) => [niche, 500])),
  }),
} as unknown as WorkQueue;
const MACHINE = { engine: 'onnx', workers: 2, memoryBytes: 8 * 2 ** 30 } as const;
const SOUND = {
  name: 'A',
  generations: 2,
  niches: [
    { name: 'moby', capacity: 3, sha256: 'f'.repeat(64) },
    { name: 'tolstoy', capacity: 3 },
  ],
  budget: { trainingFlops: 1e9 },
  breeding: { replacement: { scheme: 'generational', elites: 3 } },
  fitness: { kind: 'rating' },
  searchSpace: { wings: { values: [2] }, width: { values: [7] }, depth: { values: [1] } },
};

async function problemsOf(body: unknown, texts: WorkQueue): Promise<string[]> {
  const refused = prepareLaunch(body, corpora, texts, MACHINE);
  const { errors } = await refused.then(
    () => new InvalidRequestError([]),
    (error: InvalidRequestError) => error,
  );
  return errors.map(({ field }) => field).sort();
}

const problems = (body: unknown) => problemsOf(body, queue);

const WRONG = [
  'config.breeding.replacement.elites',
  'config.fitness.kind',
  'config.niches.0.sha256',
  'config.niches.1.corpus',
  'config.searchSpace.width.values',
  'config.searchSpace.wings',
];

it('tells at once all that is wrong with corpora, loci, breeding and fitness', async () => {
  expect(await problems({ config: SOUND })).toEqual(WRONG);
});

it.each<[string, object, object, string[]]>([
  ['a field', { generations: 0 }, {}, ['config.generations']],
  ['an unknown field, and the seed', { generatons: 0 }, { seed: -1 }, ['config.generatons', 'seed']],
  [
    'another niche',
    { niches: [...SOUND.niches, { name: 'verse', capacity: 0, corpus: 'lost' }] },
    {},
    ['config.niches.2.capacity', 'config.niches.2.corpus'],
  ],
  [
    'what founders are to have',
    { breeding: { ...SOUND.breeding, founders: { depth: { values: [2] }, family: { values: ['gru'] }, kernel: 3 } } },
    {},
    ['config.breeding.founders.depth.values', 'config.breeding.founders.kernel'],
  ],
  ['another locus', { searchSpace: { ...SOUND.searchSpace, heads: [1] } }, {}, ['config.searchSpace.heads']],
])('tells all of it beside %s that the schema refuses', async (_, config, others, more) => {
  expect(await problems({ config: { ...SOUND, ...config }, ...others })).toEqual([...WRONG, ...more].sort());
});

it('tells all of it beside texts and names that cannot be kept', async () => {
  const config = { ...SOUND, notes: 'a\0b', name: '\ud800', 'na\0me': 1 };
  expect(await problems({ config })).toEqual(['config.notes', 'config.name', 'config."na\\u0000me"', ...WRONG].sort());
});

it('tells of arena, texts and budget beside what the schema refuses', async () => {
  const config = {
    niches: [{ name: 'moby', capacity: 3 }],
    arena: { sampleCharacters: 5000, prompts: 64, panel: { tastes: { critic: 0 } } },
    generations: 0,
    budget: { trainingFlops: 1e6, maximumParameters: 100 },
  };
  const many = { name: 'moby', capacity: 1000 };
  expect(await problems({ config: { ...config, niches: [many] } })).toEqual([
    'config.arena.panel.tastes',
    'config.arena.sampleCharacters',
    'config.budget.maximumParameters',
    'config.budget.trainingFlops',
    'config.generations',
    'config.name',
    'config.niches.0.corpus',
  ]);
});

it('tells of what is right in a part beside what is wrong in it', async () => {
  const config = {
    ...SOUND,
    niches: [{ name: 'moby', capacity: 1000 }],
    breeding: {
      ...SOUND.breeding,
      mutationRate: 2,
      replacement: { scheme: 'comma', parents: 1000 },
      selection: { scheme: 'tournament', size: 2.5 },
      descriptors: [
        { measure: 'parameters', low: 3, high: 2 },
        { measure: 'taste', low: 0, high: 1 },
      ],
    },
    fitness: { kind: 'pareto', front: 1 },
    budget: { trainingFlops: 1e6, maximumParameters: 'many' },
    arena: { sampleCharacters: 5000, prompts: 64, rounds: 0 },
    learning: { flops: 1e6, beta: 0 },
    searchSpace: {},
  };
  expect(await problems({ config })).toEqual([
    'config.arena.rounds',
    'config.arena.sampleCharacters',
    'config.breeding.descriptors.0.high',
    'config.breeding.descriptors.1.measure',
    'config.breeding.mutationRate',
    'config.breeding.replacement.parents',
    'config.breeding.selection.size',
    'config.budget.maximumParameters',
    'config.budget.trainingFlops',
    'config.fitness.front',
    'config.learning.beta',
    'config.learning.flops',
    'config.niches.0.corpus',
  ]);
});

it('tells of an environment all that is wrong in it, with the rest', async () => {
  const environment = [
    { set: 'capacity', deme: 'verse', course: 'steps', points: [{ at: 7, value: 0 }] },
    { set: 'budget', course: 'cycle', values: [1e-6] },
    { set: 'migration', course: 'cycle', values: [0.1] },
    { set: 'corpus', course: 'cycle', values: ['moby', 'verse'] },
  ];
  const rest = { ...SOUND, niches: [{ name: 'moby', capacity: 3 }], breeding: {}, fitness: undefined, searchSpace: {} };
  expect(await problems({ config: { ...rest, environment } })).toEqual([
    'config.environment.0.deme',
    'config.environment.0.points.0.at',
    'config.environment.0.points.0.value',
    'config.environment.1',
    'config.environment.2.set',
    'config.environment.3', // there is no verse
    'config.niches.0.corpus',
  ]);
});

it('holds the corpora that a change names to the texts that a config pins, but for those that niches have anyway', async () => {
  const environment = [{ set: 'corpus', niche: 'a', course: 'cycle', values: ['moby', 'verse'] }];
  const niches = [{ name: 'a', corpus: 'moby', capacity: 3 }];
  const sound = { ...SOUND, niches, environment, breeding: {}, fitness: undefined, searchSpace: {} };
  const both = { ...corpora, read: async (name: string) => ({ name, sha256: `of ${name}` }) } as unknown as CorpusStore;
  const long = { submit: async ({ texts }: { texts: { niche: string }[] }) => surveyOf(texts) } as unknown as WorkQueue;
  const surveyOf = (texts: readonly { niche: string }[]) => {
    return { vocabulary: ['x'], characters: Object.fromEntries(texts.map(({ niche }) => [niche, 1e6])) };
  };
  const { tournament } = await prepareLaunch({ config: sound }, both, long, MACHINE);
  expect(tournament.config.corpora).toEqual([{ name: 'verse', sha256: 'of verse' }]);
  expect(Object.keys(tournament.survey.characters)).toEqual(['a', 'corpus verse']);
  const pinned = { ...sound, corpora: [{ name: 'verse', sha256: 'f'.repeat(64) }] };
  await expect(prepareLaunch({ config: pinned }, both, long, MACHINE)).rejects.toThrow(
    /config\.corpora\.0\.sha256 is f/,
  );
});

it('holds schemes to the smallest capacity that a deme may have', async () => {
  const environment = [{ set: 'capacity', course: 'linear', points: [{ at: 0, value: 3 }, { at: 1, value: 2 }] }]; // prettier-ignore
  const breeding = { replacement: { scheme: 'steady-state', births: 2 } };
  const config = { ...SOUND, niches: [{ name: 'moby', capacity: 3 }], breeding, fitness: undefined, searchSpace: {} };
  expect(await problems({ config })).toEqual(['config.niches.0.corpus']);
  expect(await problems({ config: { ...config, environment } })).toEqual([
    'config.breeding.replacement.births',
    'config.niches.0.corpus',
  ]);
});

it.each([
  ['places of modules', { adapterPlace: { values: [1, 2] } }],
  ['a number of modules', { modules: { values: [1, 2] } }],
])('says nothing of %s where regulation is wrong', async (_, searchSpace) => {
  const told = await problems({ config: { ...SOUND, regulation: { modules: 3, factorCost: 7 }, searchSpace } });
  expect(told).toContain('config.regulation.factorCost');
  expect(told.filter((field) => field.startsWith('config.searchSpace'))).toEqual([]);
});

it('says nothing of what hangs on a value that is wrong', async () => {
  const config = {
    ...SOUND,
    niches: [{ name: 'moby', capacity: 3 }],
    breeding: { selection: { scheme: 'lexicase' } },
    fitness: { kind: 'lexicas' },
    budget: { trainingFlops: -1 },
    arena: { sampleCharacters: 1e9, prompts: 64 },
    learning: { length: 1e9, samples: 'x' },
    searchSpace: {},
  };
  expect(await problems({ config })).toEqual([
    'config.arena.sampleCharacters',
    'config.budget.trainingFlops',
    'config.fitness.kind',
    'config.learning.length',
    'config.learning.samples',
    'config.niches.0.corpus', // its text is shorter than any tournament needs
  ]);
});

it.each([
  [undefined, ['body']],
  ['x', ['body']],
  [{}, ['config']],
  [{ config: null }, ['config']],
  [{ config: { niches: 'moby', searchSpace: 7 } }, ['budget', 'generations', 'name', 'niches', 'searchSpace']],
])('names what %j lacks', async (body, fields) => {
  const named = (await problems(body)).map((field) => field.replace('config.', ''));
  expect(named).toEqual(fields);
});

describe('a search space wider than by default', () => {
  const library = {
    submit: async () => ({ vocabulary: Array(90).fill('x'), characters: { moby: 1e6 } }),
  } as unknown as WorkQueue;
  const problems = (body: unknown) => problemsOf(body, library);
  const body = (searchSpace: object, budget: object = {}) => ({
    config: {
      name: 'A',
      generations: 1,
      niches: [{ name: 'moby', capacity: 3 }],
      budget: { trainingFlops: 1e14, maximumParameters: 200_000_000, ...budget },
      breeding: { replacement: { scheme: 'wright-fisher' } },
      searchSpace: { context: { values: [32] }, ...searchSpace },
    },
  });
  const LARGE = { width: { values: [64, 1024] }, depth: { values: [12] }, family: { values: ['mlp', 'transformer'] } };

  it('is launched where the memory of the workers is enough', async () => {
    expect(await problems(body(LARGE, { memoryMiB: 3900 }))).toEqual([]);
    expect(await problems(body({ depth: { values: [12] }, family: { values: ['transformer'] } }))).toEqual([]);
  });

  it('is refused where a worker would not have the memory, with how much it has', async () => {
    const refused = prepareLaunch(body(LARGE), corpora, library, MACHINE);
    const message =
      'is 4096; must be at most 3936, which the memory of this machine allows each worker: those of the search space that train together take up to ';
    await expect(refused).rejects.toMatchObject({
      errors: [{ field: 'config.budget.memoryMiB', message: expect.stringContaining(message) }],
    });
    // others may train beside it
    expect(await problems({ ...body(LARGE), workers: 1 })).toEqual(['config.budget.memoryMiB']);
    await expect(prepareLaunch(body(LARGE), corpora, library, { ...MACHINE, workers: 1 })).resolves.toBeDefined();
  });

  it('is refused where nobody fits the memory of the budget', async () => {
    expect(await problems(body({ ...LARGE, width: { values: [1024] } }, { memoryMiB: 16 }))).toEqual([
      'config.budget.memoryMiB',
    ]);
  });

  it('is refused where recurrent networks are too long for onnxruntime, and not where they are for native', async () => {
    const long = body({
      family: { values: ['gru', 'mlp'] },
      context: { values: [16, 512] },
      depth: { values: [1, 2] },
    });
    expect(await problems(long)).toEqual(['config.searchSpace.context']);
    await expect(prepareLaunch(long, corpora, library, { ...MACHINE, engine: 'native' })).resolves.toBeDefined();
  });
});

it('lets loci be conserved where an environment makes genes mutate', async () => {
  const breeding = { conserved: ['family'], mutationRate: 0 };
  const sound = { name: 'A', generations: 2, niches: [{ name: 'moby', capacity: 3 }], budget: { trainingFlops: 1e9 } };
  const conserving = (environment: readonly object[]) => problems({ config: { ...sound, breeding, environment } });
  const mutating = (value: number) => [{ set: 'mutation', course: 'steps', points: [{ at: 1, value }] }];
  expect(await conserving([])).toContain('config.breeding.conserved');
  expect(await conserving(mutating(0))).toContain('config.breeding.conserved');
  expect(await conserving(mutating(0.1))).not.toContain('config.breeding.conserved');
});

it('surveys nothing for who cannot afford it, or asks for what is wrong', async () => {
  let surveys = 0;
  const counting = { submit: () => Promise.reject(new Error(`survey ${++surveys}`)) } as unknown as WorkQueue;
  const niches = [{ name: 'moby', capacity: 3 }];
  const config = { ...SOUND, niches, breeding: {}, fitness: undefined, searchSpace: {} };
  const asked: unknown[] = [];
  const afford = async (whole: unknown): Promise<void> => {
    asked.push(whole);
    throw new Error('too dear');
  };
  await expect(prepareLaunch({ config }, corpora, counting, MACHINE, afford)).rejects.toThrow('too dear');
  expect(asked).toEqual([expect.objectContaining({ niches: [expect.objectContaining({ sha256: 'abc' })] })]);
  const wrong = prepareLaunch({ config: { ...config, generations: 0 } }, corpora, counting, MACHINE, afford);
  await expect(wrong).rejects.toThrow('config.generations');
  expect([asked.length, surveys]).toEqual([1, 0]);
  await expect(prepareLaunch({ config }, corpora, counting, MACHINE)).rejects.toThrow('survey 1');
});
