import { TooLateError } from '#tournament';
import { testDatabases } from '../../../test/conformance/databases';
import { generationOf, tournamentOf } from '../../../test/conformance/records';
import type { Database } from './database';
import { createTypeormInterventionStore } from './typeorm-intervention-store';
import { createTypeormTournamentStore } from './typeorm-tournament-store';

const HALF = { set: 'budget', value: 0.5 } as const;
const take = async (): Promise<void> => undefined;
const now = () => new Date(0);

describe.each(testDatabases())('interventions on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => (database = await open()));
  afterAll(() => database.close());

  it('are each checked with those before, those logged at the same time too', async () => {
    const interventions = createTypeormInterventionStore(database, now);
    await createTypeormTournamentStore(database, now).insert(tournamentOf('crowded', { status: 'running' }));
    const seen: number[] = [];
    const log = () =>
      interventions.log('crowded', HALF, async ({ length }) => {
        seen.push(length);
        if (length === 2) throw new Error('two are enough');
      });
    const logged = await Promise.allSettled([log(), log(), log()]);
    expect(seen).toEqual([0, 1, 2]);
    expect(logged.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await interventions.logged('crowded')).toEqual([HALF, HALF]);
    const again = await interventions.log('crowded', HALF, take);
    expect(again.seq).toBe(4); // what was refused took no number
  });

  it('are logged until the last generation but one closes, and so hold in the last at least', async () => {
    const interventions = createTypeormInterventionStore(database, now);
    const store = createTypeormTournamentStore(database, now);
    const tournament = tournamentOf('late', { status: 'running' });
    await store.insert(tournament);
    const token = await store.claim('late');
    const last = tournament.config.generations - 1;
    await store.commit('late', token, { tournament: { generation: last - 1 }, events: [] });
    await interventions.log('late', HALF, take);
    await store.commit('late', token, { generation: generationOf(last - 1), events: [] });
    await expect(interventions.log('late', HALF, take)).rejects.toThrow(TooLateError);
    expect(await interventions.logged('late')).toEqual([HALF]);
  });

  it('are not of a fork that breeds its last generation alone', async () => {
    const interventions = createTypeormInterventionStore(database, now);
    const store = createTypeormTournamentStore(database, now);
    const last = tournamentOf('short').config.generations - 1;
    const forkOf = { tournament: 'gone', generation: last - 1, donors: {} };
    await store.insert(tournamentOf('short', { status: 'running', forkOf }));
    const told = `of tournament short generation ${last} alone is left`;
    await expect(interventions.log('short', HALF, take)).rejects.toThrow(told);
    await store.insert(tournamentOf('longer', { status: 'running', forkOf: { ...forkOf, generation: last - 2 } }));
    await interventions.log('longer', HALF, take);
  });

  it('are not of a tournament that has ended', async () => {
    const interventions = createTypeormInterventionStore(database, now);
    await createTypeormTournamentStore(database, now).insert(tournamentOf('over', { status: 'cancelled' }));
    await expect(interventions.log('over', HALF, take)).rejects.toThrow(TooLateError);
  });

  it('are found among many events by their own index', async () => {
    const interventions = createTypeormInterventionStore(database, now);
    const { manager } = database.dataSource;
    await createTypeormTournamentStore(database, now).insert(tournamentOf('long', { status: 'running' }));
    await interventions.log('long', HALF, take);
    await manager.query(`INSERT INTO lineage_event
      SELECT 'long', seq, 'individual.born', now(), 1, '{}' FROM generate_series(3, 20000) AS seq`);
    await manager.query('ANALYZE lineage_event');
    const asked = jest.spyOn(database.dataSource.logger, 'logQuery');
    expect(await interventions.logged('long')).toEqual([HALF]);
    const [query, given] = asked.mock.lastCall!;
    const plan = await manager.query<object[]>(`EXPLAIN ${query}`, given);
    expect(JSON.stringify(plan)).toContain('lineage_event_intervention');
  });
});
