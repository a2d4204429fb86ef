import type { ExperimentConfig } from '#contracts';
import { checkKept, TABLES, type Table } from '#tournament';
import { testDatabases } from '../../../test/conformance/databases';
import { tournamentOf } from '../../../test/conformance/records';
import { createTypeormExperimentStore } from './typeorm-experiment-store';
import { createTypeormTournamentRows } from './typeorm-tournament-rows';
import { createTypeormTournamentStore } from './typeorm-tournament-store';

const now = () => new Date('2026-11-29T10:00:00Z');
const config = { name: 'Twins', arms: [{ name: 'a', set: {} }], seeds: [1] } as unknown as ExperimentConfig;

describe.each(testDatabases())('an experiment on $name', ({ open }) => {
  it('has tournaments whose logs tell why they wait, so that they can go elsewhere before they begin', async () => {
    const [here, there] = await Promise.all([open(), open()]);
    const cell = { tournamentId: 'waits', arm: 'a', levels: {}, seed: 1 };
    const tournament = tournamentOf('waits', { status: 'paused', reason: 'waits for its turn', generation: -1 });
    const experiment = { id: 'twins', config, createdAt: now().toISOString() };
    await createTypeormExperimentStore(here, now).insert(experiment, [{ cell, tournament }]);
    const tables = new Map<Table, object[]>(TABLES.map((table) => [table, []]));
    await createTypeormTournamentRows(here, now).read('waits', async (table, lines) => {
      for await (const line of lines) tables.get(table)!.push(JSON.parse(line) as object);
    });
    const rows = async function* (table: Table) {
      yield* tables.get(table)!;
    };
    const arriving = [{ id: 'waits', rows, check: checkKept }];
    await createTypeormTournamentRows(there, now).insert(arriving, { experiment, cells: [cell] });
    const [state] = await createTypeormExperimentStore(there, now).cells('twins');
    expect(state).toMatchObject({ status: 'paused', reason: 'waits for its turn', hasBegun: false });
    const store = createTypeormTournamentStore(there, now);
    const paused = { type: 'tournament.paused', data: { reason: 'by hand' } } as const;
    await store.commit('waits', await store.claim('waits'), { events: [paused] });
    expect(await createTypeormExperimentStore(there, now).cells('twins')).toMatchObject([{ hasBegun: true }]);
    await Promise.all([here.close(), there.close()]);
  });

  it('is listed page by page, newest first, and found by its name or by how its id begins', async () => {
    const here = await open();
    const experiments = createTypeormExperimentStore(here, now);
    const insert = async (id: string, name: string, createdAt: string) => {
      const tournament = tournamentOf(`${id}1`, { status: 'paused', reason: 'waits', generation: -1 });
      const cell = { tournamentId: `${id}1`, arm: 'a', levels: {}, seed: 1 };
      await experiments.insert({ id, config: { ...config, name }, createdAt }, [{ cell, tournament }]);
    };
    await insert('old', 'Twins', '2026-11-28T10:00:00.000Z');
    for (const id of ['new-a', 'new-b', 'new-c']) await insert(id, `100%_${id}`, now().toISOString());
    const ids = async (asked: { cursor?: string; limit: number; called?: string }) => {
      const { rows, next } = await experiments.list(asked);
      return [rows.map(({ id }) => id), next] as const;
    };
    const [first, next] = await ids({ limit: 2 });
    expect(first).toEqual(['new-c', 'new-b']);
    expect(await ids({ limit: 2, cursor: next! })).toEqual([['new-a', 'old'], null]);
    expect(await ids({ limit: 9, called: 'twins' })).toEqual([['old'], null]);
    expect(await ids({ limit: 9, called: 'new-' })).toEqual([['new-c', 'new-b', 'new-a'], null]);
    expect(await ids({ limit: 9, called: '%' })).toEqual([[], null]);
    const [{ statuses }] = (await experiments.list({ limit: 9, called: 'old' })).rows;
    expect(statuses).toEqual(['paused']);
    await here.close();
  });

  it('is removed with all its tournaments or not at all, and their files are marked', async () => {
    const here = await open();
    const [experiments, rows] = [createTypeormExperimentStore(here, now), createTypeormTournamentRows(here, now)];
    const store = createTypeormTournamentStore(here, now);
    const insert = (id: string) =>
      experiments.insert(
        { id, config, createdAt: now().toISOString() },
        [1, 2].map((seed) => ({
          cell: { tournamentId: `${id}-${seed}`, arm: 'a', levels: {}, seed },
          tournament: tournamentOf(`${id}-${seed}`, { status: 'paused', reason: 'waits', generation: -1 }),
        })),
      );
    await Promise.all(['twins', 'others'].map(insert));
    const token = await store.claim('twins-2');
    await store.commit('twins-2', token, { tournament: { status: 'running' }, events: [] });
    expect(await experiments.remove('twins')).toBe('running');
    expect(await experiments.cells('twins')).toHaveLength(2);
    expect(await store.find('twins-1')).toBeDefined();
    await store.commit('twins-2', token, { tournament: { status: 'cancelled' }, events: [] });
    expect(await experiments.remove('twins')).toBe('removed');
    expect(await experiments.remove('twins')).toBe('missing');
    expect(await experiments.find('twins')).toBeUndefined();
    expect(await Promise.all(['twins-1', 'twins-2'].map((id) => store.find(id)))).toEqual([undefined, undefined]);
    expect(await experiments.cells('others')).toHaveLength(2);
    expect(await rows.discarded()).toEqual([]); // the texts are those of the others as well
    await experiments.remove('others');
    expect((await rows.discarded()).map(({ kind }) => kind)).toContain('text');
    await here.close();
  });
});
