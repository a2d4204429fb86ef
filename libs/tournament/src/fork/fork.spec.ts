/** Tournaments that go on from a generation of another one. */
import { withoutIds } from '../testing/without-ids';
import { BREEDINGS, configWith } from '../testing/every-scheme';
import { BREEDING, HEREDITY, inProcess, scrambled, world } from '../testing/world';
import type { TournamentConfig } from '../config';
import type { JobHandlers } from '../jobs/job';
import { Stopped } from '../run-tournament';
import { fakeHandlers } from '../testing/handlers';

type Config = Partial<TournamentConfig>;

async function finished(config: Config) {
  const source = await world({ config });
  expect(await source.run(inProcess())).toMatchObject({ status: 'finished', reason: null });
  return source;
}

/** Who was born in a generation and what became of everyone in it, whatever the tournament is called. */
async function livesOf({ store }: Awaited<ReturnType<typeof finished>>, id: string, generation: number) {
  const born = await store.born(id, generation);
  return withoutIds(id, { born, lives: await store.lives(id, generation) });
}

/** A fork without changes has the generations of its source. */
async function expectTheSame(config: Config, generation: number) {
  const source = await finished(config);
  const { generations } = (await source.store.find('spec'))!.config;
  const fork = await world({ id: 'fork', store: source.store, config, forkedFrom: { id: 'spec', generation } });
  expect(await fork.run(scrambled())).toMatchObject({ status: 'finished', reason: null });
  for (let next = generation + 1; next < generations; next++) {
    expect(await livesOf(source, 'fork', next)).toEqual(await livesOf(source, 'spec', next));
  }
  return { source, fork };
}

/** Species of a fork begin anew, so that mates are others. */
const hasSpecies = ({ species }: (typeof BREEDINGS)[number]): boolean =>
  species !== undefined && species.scheme !== 'none';

test.each(BREEDINGS.filter((change) => !hasSpecies(change)))(
  'without changes its generations are those of its source: %j',
  async (change) => {
    await expectTheSame(configWith(change), 1);
  },
);

test.each(BREEDINGS.filter(hasSpecies))('tells species anew, numbered from 0: %j', async (change) => {
  const config = configWith(change);
  const { store } = await finished(config);
  const fork = await world({ id: 'fork', store, config, forkedFrom: { id: 'spec', generation: 1 } });
  expect(await fork.run(inProcess())).toMatchObject({ status: 'finished', reason: null });
  const species = await store.species('fork');
  expect([species[0].number, species[0].generation, species[0].parent]).toEqual([0, 2, null]);
  expect(await store.members('fork', 1)).toEqual([]);
  expect((await store.members('fork', 2)).length).toBeGreaterThan(0);
});

test.each<Partial<TournamentConfig['heredity']>>([
  { weights: 'baldwinian' },
  { weights: 'darwinian', moments: false },
  { survivorsTrain: false },
  { schedule: 'tournament' },
])('the same with the heredity %j', async (heredity) => {
  const breeding = { ...BREEDING, replacement: { scheme: 'plus', parents: 3 } } as const;
  await expectTheSame({ breeding, heredity: { ...HEREDITY, ...heredity }, generations: 5 }, 2);
});

const niches = [
  { name: 'moby', corpus: 'moby', sha256: 'a'.repeat(64), demes: [{ name: 'moby', capacity: 6 }] },
  { name: 'sotu', corpus: 'sotu', sha256: 'b'.repeat(64), demes: [{ name: 'sotu', capacity: 5 }] },
];

it('tells what it changes: a text is a shift, of which those who came count as measured before', async () => {
  const { store } = await finished({ generations: 5 });
  const changed = [{ ...niches[0], corpus: 'tolstoy', sha256: 'c'.repeat(64) }, niches[1]];
  const config = {
    generations: 5,
    niches: changed,
    budget: { trainingFlops: 2e11, maximumParameters: 1e6, memoryMiB: 4096 },
  };
  const fork = await world({ id: 'fork', store, config, forkedFrom: { id: 'spec', generation: 2 } });
  expect(await fork.run(inProcess())).toMatchObject({ status: 'finished', reason: null });
  const of = fork.events.flatMap(({ type, data }) => (type === 'environment.changed' ? [data] : []));
  expect(of).toEqual([
    { generation: 3, set: 'budget', niche: 'moby', from: 0.5, to: 1, by: 'fork' },
    { generation: 3, set: 'budget', niche: 'sotu', from: 0.5, to: 1, by: 'fork' },
    { generation: 3, set: 'corpus', niche: 'moby', from: 'moby', to: 'tolstoy', by: 'fork' },
  ]);
  const names = new Set(
    (await store.metrics('fork', 3)).filter(({ subject }) => subject === 'moby').map(({ name }) => name),
  );
  expect([...names].filter((name) => /shift/i.test(name))).not.toEqual([]);
});

it('begins with the living alone, tells them one by one, and counts on', async () => {
  const breeding = { ...BREEDING, replacement: { scheme: 'plus', parents: 3 } } as const;
  const { store } = await finished({ breeding });
  const fork = await world({ id: 'fork', store, config: { breeding }, forkedFrom: { id: 'spec', generation: 2 } });
  const carried = fork.events.flatMap(({ type, data }) => (type === 'individual.carried' ? [data] : []));
  const living = (await store.individuals('spec', 2, 2)).filter(({ generation }) => generation <= 2);
  expect(carried.map(({ original }) => original)).toEqual(living.map(({ id }) => id));
  expect(carried.some(({ generation }) => generation < 2)).toBe(true);
  const known = new Set(carried.map(({ id }) => id));
  for (const { parents } of carried) for (const { id } of parents) expect(known).toContain(id);
  await fork.run(inProcess());
  const [before, after] = await Promise.all([2, 3].map((generation) => store.metrics('fork', generation)));
  const sumOf = (metrics: typeof before) => metrics.find(({ name }) => name === 'individualsBorn')!.value;
  expect(sumOf(after)).toBeGreaterThan(sumOf(before));
  expect(withoutIds('fork', before)).toEqual(withoutIds('spec', await store.metrics('spec', 2)));
});

it('goes on where it was stopped, to the same hash, which covers what it began with', async () => {
  const { store } = await finished({ generations: 5 });
  const begin = (id: string, generation = 2) =>
    world({ id, store, config: { generations: 5 }, forkedFrom: { id: 'spec', generation } });
  const { lineageHash } = await (await begin('fork')).run(inProcess());
  const stopping = await begin('stopped');
  const stop = new AbortController();
  const handlers = fakeHandlers();
  const train: JobHandlers['train'] = (job, context) => {
    stop.abort(new Stopped('paused', 'by the spec'));
    return handlers.train(job, context);
  };
  expect(await stopping.run(inProcess({ ...handlers, train }), stop.signal)).toMatchObject({ status: 'paused' });
  expect(await stopping.run(scrambled())).toMatchObject({ status: 'finished', lineageHash });
  const later = await begin('later', 3);
  expect((await later.run(inProcess())).lineageHash).not.toBe(lineageHash);
  const again = await world({
    id: 'again',
    store,
    config: { generations: 5 },
    forkedFrom: { id: 'fork', generation: 3 },
  });
  expect(await again.run(inProcess())).toMatchObject({ status: 'finished' });
  expect(await livesOf(again, 'again', 4)).toEqual(await livesOf(again, 'spec', 4));
});
