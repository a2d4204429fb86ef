import { byNames } from '#metrics';
import { persistenceOf } from './growing-modes';
import { Stopped } from './run-tournament';
import type { TournamentStore } from './tournament-store.port';
import { inProcess, tournament, world } from './testing/world';

const evaluation = { ...tournament.config.evaluation, persistence: 2 };
const CONFIG = { generations: 7, evaluation };

const HALLMARKS = [
  'persistentIndividuals',
  'persistentChange',
  'persistentNovelty',
  'persistentLoci',
  'persistentParameters',
  'persistentEcologyBits',
];

async function hallmarks(store: TournamentStore, id: string, generation: number) {
  const { metrics } = byNames(await store.metrics(id, generation));
  return HALLMARKS.map((name) => metrics[name]?.all);
}

const ofAll = (store: TournamentStore, id = 'spec', from = 0) =>
  Promise.all([0, 1, 2, 3, 4, 5, 6].slice(from).map((generation) => hallmarks(store, id, generation)));

it('tells of those who lived two generations ago whose lines last, once there are any', async () => {
  const { run, store } = await world({ config: CONFIG });
  await run(inProcess());
  const all = await ofAll(store);
  expect(all.slice(0, 2).flat()).toEqual(Array(12).fill(undefined));
  expect(all[2].map((value) => value === undefined)).toEqual([false, true, true, false, false, false]);
  for (const generation of [2, 3, 4, 5, 6]) {
    const [then, now] = [generation - 2, generation];
    const everyone = await store.individuals('spec', 0, now);
    const byId = new Map(everyone.map((each) => [each.id, each]));
    const ancestorOf = (id: string): string | null => {
      const { generation: born, parents } = byId.get(id)!;
      const primary = parents.find(({ role }) => role === 'primary');
      return born <= then ? id : primary ? ancestorOf(primary.id) : null;
    };
    const living = everyone.filter(
      (each) => each.status === 'trained' && (each.diedGeneration ?? 99) >= now && each.generation <= now,
    );
    const ancestors = [...new Set(living.flatMap(({ id }) => ancestorOf(id) ?? []))];
    expect(all[generation][0]).toBe(ancestors.length);
    expect(all[generation][4]).toBe(Math.max(...ancestors.map((id) => byId.get(id)!.parameters)));
  }
});

it('tells the same where the tournament was cut off after any commit', async () => {
  const whole = await world({ config: CONFIG });
  const { lineageHash } = await whole.run(inProcess());
  for (let commits = 7; commits < 60; commits += 17) {
    const cut = new AbortController();
    const { store, run } = await world({ config: CONFIG });
    const commit = store.commit.bind(store);
    let left = commits;
    store.commit = async (...given) => {
      if (left-- === 0) cut.abort(new Stopped('paused', 'spec'));
      return commit(...given);
    };
    expect((await run(inProcess(), cut.signal)).status).toBe('paused');
    expect((await run(inProcess())).lineageHash).toBe(lineageHash);
    expect(await ofAll(store)).toEqual(await ofAll(whole.store));
  }
});

it('counts of a fork from the generation that it was forked from', async () => {
  const source = await world({ config: CONFIG });
  await source.run(inProcess());
  const { store } = source;
  const fork = await world({ id: 'fork', store, config: CONFIG, forkedFrom: { id: 'spec', generation: 3 } });
  expect(await fork.run(inProcess())).toMatchObject({ status: 'finished' });
  const [four, five, six] = await ofAll(store, 'fork', 4);
  expect([four[0], five[1], six[1] === undefined]).toEqual([undefined, undefined, false]);
  expect(five[0]).toBeGreaterThan(0);
});

it('lets lines last as long as the largest deme takes to come from one by drift, unless the config says', async () => {
  const { niches, breeding } = tournament.config;
  const unsaid = { niches, breeding, evaluation: { ...evaluation, persistence: null } };
  expect(persistenceOf(unsaid)).toBe(10);
  const migration = { scheme: 'island', rate: 0.1 } as const;
  expect(persistenceOf({ ...unsaid, breeding: { ...breeding, migration } })).toBe(20); // 6 and 5 are one population
  expect(persistenceOf({ ...unsaid, evaluation })).toBe(2);
  const { run, store } = await world({ config: { generations: 3, evaluation: { ...evaluation, persistence: 3 } } });
  await run(inProcess());
  expect((await ofAll(store)).flat().every((value) => value === undefined)).toBe(true);
});
