import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { StoreUnavailableError } from '#tournament';
import { cable } from '../../../test/support/cable';
import { type FreshDatabase, freshDatabase, TEST_DATABASE_URL } from '../../../test/support/postgres';
import type { Database } from './database';
import { createFileLock, type FileLock } from './file-lock';
import { openDatabase } from './open-database';

const ALL = async (): Promise<boolean> => true;

(TEST_DATABASE_URL ? describe : describe.skip)('the lock on files of servers on one PostgreSQL', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let lost: string[];
  let ours: FileLock;
  let theirs: FileLock;
  beforeEach(async () => {
    fresh = await freshDatabase(TEST_DATABASE_URL!);
    database = await openDatabase({ url: fresh.url, folder: 'unused' });
    lost = [];
    ours = createFileLock(database, (reason) => lost.push(reason));
    theirs = createFileLock(database, () => undefined);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  /** Ends the connections of that name. */
  async function cut(name: string): Promise<void> {
    const client = new Client({ connectionString: fresh.url });
    await client.connect();
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      [name],
    );
    await client.end();
  }

  it('is shared by any number, and nobody removes until the last has let go', async () => {
    const letGo = [await ours.share(), await ours.share(), await theirs.share()];
    for (const end of letGo) {
      expect(await theirs.alone(ALL)).toBe(false);
      await end();
    }
    expect(await theirs.alone(ALL)).toBe(true);
    expect(await theirs.alone(async () => false)).toBe(false); // not all
    await expect(ours.alone(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    await (
      await ours.share()
    )();
  });

  it('is shared again after its connection was lost', async () => {
    const end = await ours.share();
    await cut('clade uses files');
    for (let tries = 0; tries < 500 && lost.length === 0; tries++) await setTimeout(10);
    expect(lost).toEqual([expect.stringContaining('terminat')]);
    await setTimeout(1000);
    expect(await theirs.alone(ALL)).toBe(false);
    await end();
    expect(await theirs.alone(ALL)).toBe(true);
  });

  it('tells who removes that it is lost', async () => {
    const removed = ours.alone(async (signal) => {
      await cut('clade removes files');
      for (let tries = 0; tries < 500 && !signal.aborted; tries++) await setTimeout(10);
      return signal.aborted;
    });
    expect(await removed).toBe(true);
  });

  it('cannot be had while the database is away', async () => {
    const line = await cable(new URL(fresh.url));
    const lock = createFileLock({ ...database, url: line.url }, () => undefined);
    line.close();
    await expect(lock.share()).rejects.toThrow(StoreUnavailableError);
    await expect(lock.alone(ALL)).rejects.toThrow('ECONNREFUSED');
  });

  it('is taken from who stands still as he removes, and who removes nothing more then', async () => {
    const line = await cable(new URL(fresh.url));
    const still = createFileLock({ ...database, url: line.url }, () => undefined, 1);
    let end!: () => Promise<void>;
    const aborted = await still.alone(async (signal) => {
      line.hold();
      end = await ours.share();
      expect(signal.aborted).toBe(false);
      line.release();
      for (let tries = 0; tries < 500 && !signal.aborted; tries++) await setTimeout(10);
      return String(signal.reason).includes('idle-in-transaction timeout');
    });
    expect(aborted).toBe(true);
    await end();
    line.close();
  });

  it('keeps no row from VACUUM as it is shared', async () => {
    const end = await ours.share();
    const client = new Client({ connectionString: fresh.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT state, backend_xid, backend_xmin FROM pg_stat_activity WHERE application_name = 'clade uses files' AND datname = current_database()`,
    );
    expect(rows).toEqual([{ state: 'idle in transaction', backend_xid: null, backend_xmin: null }]);
    await client.end();
    await end();
  });
});
