import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, TEST_DATABASE_URL } from '../../../test/support/postgres';
import { type DatabaseLocation, openDatabase } from './open-database';

interface TestDatabase extends DatabaseLocation {
  drop(): Promise<void>;
}

async function folder(): Promise<TestDatabase> {
  const path = await mkdtemp(join(tmpdir(), 'clade-newer-'));
  return { folder: path, drop: () => rm(path, { recursive: true }) };
}

async function server(): Promise<TestDatabase> {
  const { url, drop } = await freshDatabase(TEST_DATABASE_URL!);
  return { url, folder: tmpdir(), drop };
}

it.each(
  TEST_DATABASE_URL ? [['PGlite', folder] as const, ['PostgreSQL', server] as const] : [['PGlite', folder] as const],
)(
  'refuses a %s database that another Clade has migrated, names the migration, and leaves it as it is',
  async (_, make) => {
    const location = await make();
    const first = await openDatabase(location);
    await first.dataSource.query(
      `INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'AddWings9999999999999')`,
    );
    await first.close();
    await expect(openDatabase(location)).rejects.toThrow(
      /^(the database in|PostgreSQL at) \S+ cannot be (opened|used): it has migration AddWings9999999999999, unknown to this build of Clade; start the build that made it/,
    );
    await expect(openDatabase(location)).rejects.toThrow('AddWings9999999999999'); // not taken away by the first try
    await location.drop();
  },
);
