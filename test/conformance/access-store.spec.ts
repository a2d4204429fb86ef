/** What tokens may spend, on the databases that keep it. */
import { createTypeormAccessStore, createTypeormTournamentStore, type Database, type KeptToken } from '#persistence';
import { testDatabases } from './databases';
import { newbornOf, tournamentOf } from './records';

const NOW = new Date('2026-11-24T10:00:00.780Z');

const tokenOf = (id: string, flops: number | null): KeptToken => ({
  id,
  name: 'Ann',
  role: 'operator',
  tournamentId: null,
  sha256: 'a'.repeat(64),
  requestsPerMinute: null,
  flops,
  createdAt: NOW.toISOString(),
  expiresAt: null,
});

describe.each(testDatabases())('tokens on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => (database = await open()));
  afterAll(() => database.close());

  /** A tournament in which one who lives has judged for so many FLOPs, and then it ended or did not. */
  async function lived(id: string, flops: number, status: 'running' | 'finished' | 'cancelled') {
    const store = createTypeormTournamentStore(database, () => NOW, { name: 'here', leaseSeconds: 30 });
    await store.insert(tournamentOf(id));
    const token = await store.claim(id);
    const individual = newbornOf(id, 0, 0);
    const work = { generation: 0, individual: individual.id, tokens: 0, cpuSeconds: 0 } as const;
    await store.commit(id, token, {
      tournament: { status },
      compute: [
        { ...work, kind: 'judging', flops: flops / 2 },
        { ...work, kind: 'writing', flops: flops / 2 },
      ],
      events: [],
    });
  }

  it('keeps them as they were made, and none that was removed', async () => {
    const access = createTypeormAccessStore(database);
    const kept = { ...tokenOf('kept', 5), name: 'A\0nn', expiresAt: NOW.toISOString() };
    await access.insert(kept);
    expect(await access.tokens()).toEqual([{ ...kept, name: 'Ann' }]);
    expect([await access.remove('kept'), await access.remove('kept')]).toEqual([true, false]);
    expect(await access.tokens()).toEqual([]);
  });

  it('counts of those that run what they plan at least, of those that ended what they took of all kinds', async () => {
    const access = createTypeormAccessStore(database);
    await access.insert(tokenOf('one', 100));
    expect(await access.spent('one')).toBe(0);
    expect(await access.reserve('one', 'aaaa', 40)).toBe(true);
    await lived('aaaa', 30, 'running');
    expect(await access.spent('one')).toBe(40);
    expect(await access.reserve('one', 'bbbb', 61)).toBe(false);
    expect(await access.reserve('one', 'bbbb', 60)).toBe(true);
    expect([await access.spent('one'), await access.isOverdrawn('aaaa')]).toEqual([100, false]);
    await lived('bbbb', 75, 'running');
    expect([await access.spent('one'), await access.isOverdrawn('aaaa')]).toEqual([115, true]);
    await database.dataSource.query(`UPDATE tournament SET status = 'cancelled' WHERE id = 'aaaa'`);
    expect([await access.spent('one'), await access.isOverdrawn('bbbb')]).toEqual([105, true]);
  });

  it('lets no two launches at once have the same FLOPs', async () => {
    const access = createTypeormAccessStore(database);
    await access.insert(tokenOf('two', 100));
    const tries = await Promise.all(['c1', 'c2', 'c3', 'c4'].map((id) => access.reserve('two', id, 40)));
    expect(tries.filter(Boolean)).toHaveLength(2);
    expect(await access.spent('two')).toBe(80);
  });

  it('bounds nobody without a budget, and lets go on what a revoked token launched', async () => {
    const access = createTypeormAccessStore(database);
    await access.insert(tokenOf('free', null));
    expect(await access.reserve('free', 'dddd', 1e20)).toBe(true);
    await lived('dddd', 1e21, 'running');
    await access.insert(tokenOf('poor', 10));
    expect(await access.reserve('poor', 'eeee', 10)).toBe(true);
    await lived('eeee', 11, 'running');
    expect([await access.isOverdrawn('dddd'), await access.isOverdrawn('eeee')]).toEqual([false, true]);
    await access.remove('poor');
    expect([await access.isOverdrawn('eeee'), await access.isOverdrawn('nobody')]).toEqual([false, false]);
    expect(await access.reserve('poor', 'ffff', 1)).toBe(false);
  });
});
