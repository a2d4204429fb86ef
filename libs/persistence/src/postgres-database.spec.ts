import { MIGRATIONS } from '../../../migrations';
import { freshDatabase, TEST_DATABASE_URL } from '../../../test/support/postgres';
import { DatabaseUnavailableError } from './database-unavailable-error';
import { openDatabase } from './open-database';

const folder = 'unused';
const server = TEST_DATABASE_URL;

it('tells in a sentence, without the password, why the server cannot be used', async () => {
  const cases: [string, string][] = [
    ['postgres://me:secret@127.0.0.1:1/clade', 'PostgreSQL at 127.0.0.1:1/clade cannot be used: '],
    ['postgres://me:secret@clade.invalid/clade', 'PostgreSQL at clade.invalid/clade cannot be used: '],
    ['mysql://me:secret@127.0.0.1:1/clade', 'DATABASE_URL is not of the form postgres://'],
    ['me:secret@127.0.0.1', 'DATABASE_URL is not of the form postgres://'],
    ...['me:1/secret', 'me:/secret', 'me:1#secret', 'me:1?secret'].map((user): [string, string] => [
      `postgres://${user}@127.0.0.1/clade`,
      'with /, # and ? in a password escaped',
    ]),
    ['postgres://me:%2Fsecret@127.0.0.1:1/clade', 'PostgreSQL at 127.0.0.1:1/clade cannot be used: '],
  ];
  for (const [address, message] of cases) {
    const error: unknown = await openDatabase({ url: address, folder }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect((error as Error).message).toMatch(/^[^\n]{40,}$/);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('secret');
  }
});

if (server) {
  it('is migrated once by several that open it together', async () => {
    const fresh = await freshDatabase(server);
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url: fresh.url, folder })));
    const executed = await databases[0].dataSource.query('SELECT count(*)::integer AS count FROM migrations');
    expect(executed).toEqual([{ count: MIGRATIONS.length }]);
    await Promise.all(databases.map((database) => database.close()));
    await fresh.drop();
  });
}
