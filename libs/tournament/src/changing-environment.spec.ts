/** Tournaments whose environment changes. */
import type { Change } from '#environment';
import type { TournamentConfig } from './config';
import { type Intervened, liveInterventions } from './intervention-store.port';
import { livedIn } from './lived-generation';
import type { TrainJob } from './jobs/job';
import { fakeHandlers, scoreOf } from './testing/handlers';
import { Stopped } from './run-tournament';
import { BREEDING, HEREDITY, inProcess, scrambled, world } from './testing/world';

const niches = [{ name: 'moby', corpus: 'moby', sha256: 'a'.repeat(64), demes: [{ name: 'moby', capacity: 16 }] }];
const places = (...points: readonly (readonly [at: number, value: number])[]): Change => {
  return { set: 'capacity', course: 'steps', points: points.map(([at, value]) => ({ at, value })) };
};

async function lived(config: Partial<TournamentConfig>, jobs: TrainJob[] = []) {
  const { run, store } = await world({ config: { niches, ...config } });
  const handlers = fakeHandlers();
  const train: typeof handlers.train = (job, context) => {
    jobs.push(job);
    return handlers.train(job, context);
  };
  expect(await run(inProcess({ ...handlers, train }))).toMatchObject({ status: 'finished', reason: null });
  const generations = config.generations ?? 4;
  const born = await Promise.all(Array.from({ length: generations }, (_, at) => store.born('spec', at)));
  return { born, population: born.map((_, generation) => livedIn(born.flat(), generation)) };
}

it('has as many places as the schedule says: elites first, then children', async () => {
  const { born, population } = await lived({ environment: [places([1, 4], [3, 9])] });
  expect(population.map(({ length }) => length)).toEqual([16, 4, 4, 9]);
  expect(born.map(({ length }) => length)).toEqual([16, 3, 3, 8]);
});

it('halves: survivors only, the best of all by what they were measured last', async () => {
  const replacement = { scheme: 'survivors-only' } as const;
  const halving = { environment: [places([1, 4])], breeding: { ...BREEDING, replacement } };
  const { born, population } = await lived({ ...halving, generations: 2 });
  expect([born.map(({ length }) => length), population.map(({ length }) => length)]).toEqual([[16, 0], [16, 4]]); // prettier-ignore
});

it.each([
  ['generational', { elites: 1 }],
  ['random-search', { kept: 1 }],
  ['plus', { parents: 1 }],
] as const)('%s leaves one alone at the end, and nobody is born', async (scheme, kept) => {
  const replacement = { scheme, ...kept } as TournamentConfig['breeding']['replacement'];
  const { born, population } = await lived({
    environment: [places([1, 4], [2, 1])],
    breeding: { ...BREEDING, replacement },
    generations: 3,
  });
  expect([born[2], population[2].length]).toEqual([[], 1]);
});

it('has the rates of variation that a generation has', async () => {
  const { born } = await lived({
    environment: [
      { set: 'mutation', course: 'steps', points: [{ at: 0, value: 0 }, { at: 2, value: 1 }] }, // prettier-ignore
      { set: 'growth', course: 'steps', points: [{ at: 1, value: 1 }, { at: 2, value: 0 }] }, // prettier-ignore
    ],
    breeding: { ...BREEDING, crossoverRate: 0, mutationRate: 0.9 },
    generations: 3,
  });
  const all = new Map(born.flat().map((each) => [each.id, each]));
  const changed = born.map((generation) =>
    generation.flatMap(({ genome, parents }) => {
      const parent = all.get(parents[0]?.id)?.genome;
      return parent ? [Object.keys(genome).filter((name) => genome[name] !== parent[name]).length] : [];
    }),
  );
  expect(Math.max(...changed[1])).toBe(1);
  expect(changed[1].filter((count) => count === 0).length).toBeLessThan(changed[1].length); // who is large stays
  expect(Math.min(...changed[2])).toBeGreaterThan(5);
});

it('gives lives of a generation their share of the budget', async () => {
  const points = [{ at: 0, value: 0.25 }];
  const [quarter, whole]: TrainJob[][] = [[], []];
  await lived(
    {
      generations: 1,
      budget: { trainingFlops: 4e11, maximumParameters: 1e6, memoryMiB: 4096 },
      environment: [{ set: 'budget', course: 'steps', points }],
    },
    quarter,
  );
  await lived({ generations: 1, budget: { trainingFlops: 1e11, maximumParameters: 1e6, memoryMiB: 4096 } }, whole);
  const stepsOf = (jobs: readonly TrainJob[]) => jobs.map(({ steps, members }) => [members.map(({ id }) => id), steps]);
  expect(stepsOf(quarter)).toEqual(stepsOf(whole));
});

it('draws founders within the budget', async () => {
  const { born } = await lived({
    generations: 1,
    budget: { trainingFlops: 1e9, maximumParameters: 40_000, memoryMiB: 4096 },
  });
  expect(born[0].map(({ status }) => status)).toEqual(Array(16).fill('trained'));
});

const EVERYTHING: readonly Change[] = [
  { set: 'capacity', deme: 'sotu', course: 'cycle', values: [5, 3], every: 1 },
  { set: 'budget', course: 'random', values: [0.5, 1, 2], every: 1 },
  { set: 'budget', niche: 'moby', course: 'bits', levels: [{ below: 4.2, value: 0.75 }] },
  { set: 'migration', course: 'linear', points: [{ at: 0, value: 0 }, { at: 3, value: 0.6 }] }, // prettier-ignore
];
const CHANGING = {
  environment: EVERYTHING,
  breeding: { ...BREEDING, migration: { scheme: 'ring', rate: 0.1 } },
} as const;

it('comes to the same with workers that answer in any order, and where it was cut off after any commit', async () => {
  const whole = await world({ config: CHANGING });
  const { lineageHash } = await whole.run(inProcess());
  const other = await world({ config: CHANGING });
  expect((await other.run(scrambled())).lineageHash).toBe(lineageHash);
  for (let commits = 2; commits < 40; commits += 3) {
    const cut = new AbortController();
    const { store, run } = await world({ config: CHANGING });
    const commit = store.commit.bind(store);
    let left = commits;
    store.commit = async (...given) => {
      if (left-- === 0) cut.abort(new Stopped('paused', 'spec'));
      return commit(...given);
    };
    await run(inProcess(), cut.signal);
    expect((await run(inProcess())).lineageHash).toBe(lineageHash);
  }
});

it('answers to what was measured in the generations before, and tells each change as its generation opens', async () => {
  const { run, events, store } = await world({ config: CHANGING });
  await run(inProcess());
  const changed = events.flatMap(({ type, data }) => (type === 'environment.changed' ? [data] : []));
  expect(changed).toContainEqual({
    generation: 1,
    set: 'capacity',
    niche: 'sotu',
    deme: 'sotu',
    from: 5,
    to: 3,
    by: 'cycle',
  });
  const hardened = changed.find(({ by }) => by === 'bits')!;
  const before = (await store.environment('spec', hardened.generation))!.summary.lowestBits.moby;
  expect(before).toBeLessThan(4.2);
  expect(
    (await store.environment('spec', hardened.generation - 1))!.summary.lowestBits.moby ?? Infinity,
  ).toBeGreaterThanOrEqual(4.2);
  const seqs = (generation: number) =>
    events.flatMap(({ seq, type, data }) =>
      type === 'generation.opened' && data.generation === generation ? [seq] : [],
    );
  const at = events.find(({ type, data }) => type === 'environment.changed' && data === changed[0])!.seq;
  expect(at).toBeGreaterThan(seqs(changed[0].generation)[0]);
  expect(at).toBeLessThan(seqs(changed[0].generation + 1)[0]);
});

it('lets those die whom a niche allows no more, and nobody is born there whom it does not allow', async () => {
  const points = [{ at: 2, value: ['gru'] }];
  const { run, events, store } = await world({
    config: { environment: [{ set: 'families', niche: 'moby', course: 'steps', points }] },
  });
  await run(inProcess());
  const lived = await store.individuals('spec', 0);
  const alive = (generation: number) => livedIn(lived, generation).filter(({ niche }) => niche === 'moby');
  const familiesIn = (generation: number) => {
    const viable = alive(generation).filter(({ status }) => status !== 'nonviable');
    return new Set(viable.map(({ phenotype }) => phenotype.architecture.family));
  };
  expect(familiesIn(1).size).toBeGreaterThan(2);
  expect([...familiesIn(2), ...familiesIn(3)].every((family) => family === 'gru')).toBe(true);
  const causes = events.flatMap(({ type, data }) => (type === 'individual.died' ? [data.cause] : []));
  expect(causes.some((cause) => cause.startsWith('not allowed: niche moby has gru, and no '))).toBe(true);
});

it('spreads founders over the families that their niche allows', async () => {
  const points = [{ at: 0, value: ['lstm', 'rnn'] }];
  const { born } = await lived({ environment: [{ set: 'families', course: 'steps', points }], generations: 1 });
  const families = born[0].map(({ status, phenotype }) => [status, phenotype.architecture.family]);
  for (const family of ['lstm', 'rnn'])
    expect(families.filter(([, own]) => own === family)).toEqual(Array(8).fill(['trained', family]));
});

const SOTU_NEW = { name: 'sotu-new', sha256: 'c'.repeat(64) };
const SHIFTED = {
  corpora: [SOTU_NEW],
  environment: [{ set: 'corpus', niche: 'moby', course: 'steps', points: [{ at: 2, value: 'sotu-new' }] }] as Change[],
};

/** The text of moby in each job of a kind, by generation where it has one. */
function withTexts() {
  const handlers = fakeHandlers();
  const texts: [kind: string, generation: number | null, sha256: string][] = [];
  const noting = Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [
      kind,
      (job: Parameters<typeof handlers.train>[0], context: Parameters<typeof handlers.train>[1]) => {
        const own = 'texts' in job ? job.texts.find(({ niche }) => niche === 'moby') : undefined;
        if (own) texts.push([kind, job.generation ?? null, own.sha256[0]]);
        return (handle as typeof handlers.train)(job, context);
      },
    ]),
  ) as unknown as typeof handlers;
  return { queue: inProcess(noting), texts };
}

it('trains, evaluates and tests on the text that a niche has then, with n-grams of all of them', async () => {
  const { run } = await world({ config: SHIFTED });
  const { queue, texts } = withTexts();
  const { champion, baselines } = await run(queue);
  const of = (kind: string, generation?: number) =>
    new Set(texts.flatMap(([each, at, sha]) => (each === kind && (at ?? undefined) === generation ? [sha] : [])));
  expect([0, 1, 2, 3].map((generation) => [...of('train', generation)])).toEqual([['a'], ['a'], ['c'], ['c']]);
  expect([...of('evaluate')]).toEqual(['c']);
  expect([...of('mix')]).toEqual(['c']);
  expect(Object.keys(baselines)).toEqual(['moby', 'sotu', 'corpus sotu-new']);
  expect(champion).not.toBeNull();
});

it('evaluates survivors anew after a shift, where they do not train', async () => {
  const { run, store } = await world({ config: { ...SHIFTED, heredity: { ...HEREDITY, survivorsTrain: false } } });
  const { queue, texts } = withTexts();
  const { lineageHash } = await run(queue);
  const all = await store.individuals('spec', 0);
  const elites = livedIn(all, 2).filter(({ generation, niche }) => generation < 2 && niche === 'moby');
  expect(elites).toHaveLength(1);
  const lives = await store.lives('spec', 2);
  const anew = lives.find(({ id }) => id === elites[0].id)!.life;
  expect(anew).toMatchObject({ generation: 2, cause: null, tokensTrained: 0, trainingFlops: 0 });
  expect(anew.validation).toEqual(scoreOf(2)); // what the handler of evaluations says
  expect(texts.filter(([kind]) => kind === 'evaluate')).toHaveLength(1 + 2);
  const other = await world({ config: { ...SHIFTED, heredity: { ...HEREDITY, survivorsTrain: false } } });
  expect((await other.run(scrambled())).lineageHash).toBe(lineageHash);
});

it('takes what people change as the next generation opens, and a replay repeats it', async () => {
  const logged: Intervened[] = [{ set: 'capacity', deme: 'moby', value: 4 }];
  const { run, store, events } = await world({ interventions: liveInterventions({ logged: async () => logged }) });
  const commit = store.commit.bind(store);
  store.commit = (id, token, change) => {
    if (change.generation?.generation === 1) logged.push({ set: 'capacity', value: 3 });
    return commit(id, token, change);
  };
  const { lineageHash } = await run(inProcess());
  const all = await store.individuals('spec', 0);
  const sizes = [0, 1, 2, 3].map((generation) =>
    ['moby', 'sotu'].map((name) => livedIn(all, generation).filter(({ deme }) => deme === name).length),
  );
  expect(sizes).toEqual([[4, 5], [4, 5], [3, 3], [3, 3]]); // prettier-ignore
  const changed = events.flatMap(({ type, data }) => (type === 'environment.changed' ? [data] : []));
  expect(changed.map(({ generation, deme, from, to, by }) => [generation, deme, from, to, by])).toEqual([
    [2, 'moby', 4, 3, 'intervention'],
    [2, 'sotu', 5, 3, 'intervention'],
  ]);
  const states = await Promise.all([0, 1, 2, 3].map((generation) => store.environment('spec', generation)));
  expect(states.map((state) => state!.interventions.map(({ at, value }) => [at, value]))).toEqual([[[0, 4]], [[0, 4]], [[0, 4], [2, 3]], [[0, 4], [2, 3]]]); // prettier-ignore
  const replay = await world({
    interventions: { interventionsFor: async (_, generation) => states[generation]!.interventions },
  });
  expect((await replay.run(scrambled())).lineageHash).toBe(lineageHash);
  expect((await (await world()).run(inProcess())).lineageHash).not.toBe(lineageHash);
});
