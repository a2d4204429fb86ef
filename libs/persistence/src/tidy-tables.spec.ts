import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedDatabase } from './embedded-database';
import { whenDoubled } from './tidy-tables';

it('takes its turn each time that there is twice as much', async () => {
  const turns: number[] = [];
  let calls = 0;
  const call = whenDoubled(async () => void turns.push(calls));
  for (calls = 1; calls <= 20; calls++) await call();
  expect(turns).toEqual([1, 2, 4, 8, 16]);
});

it('gathers statistics as the database is opened, and as it is tidied', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clade-statistics-'));
  const { dataSource, tidy, close } = await openEmbeddedDatabase(folder);
  const rows = async (table: string): Promise<number> => {
    const [{ reltuples }] = await dataSource.query<[{ reltuples: number }]>(
      'SELECT reltuples FROM pg_class WHERE relname = $1',
      [table],
    );
    return reltuples;
  };
  expect(await rows('tournament')).toBe(0); // -1 where nobody looked
  await dataSource.query('SET session_replication_role = replica');
  await dataSource.query(`INSERT INTO arena SELECT 't', n, 'moby', 0, '[]' FROM generate_series(1, 9) AS n`);
  await tidy();
  expect(await rows('arena')).toBe(9);
  await close();
  await rm(folder, { recursive: true });
});

it('lets the room of changed rows be used again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clade-vacuum-'));
  const { dataSource, tidy, close } = await openEmbeddedDatabase(folder);
  const pages = async (): Promise<number> => {
    const [{ size }] = await dataSource.query<[{ size: string }]>(`SELECT pg_relation_size('arena') AS size`);
    return Number(size);
  };
  await dataSource.query('SET session_replication_role = replica');
  await dataSource.query(`INSERT INTO arena SELECT 't', n, 'moby', 0, '[]' FROM generate_series(1, 5000) AS n`);
  const sizes = [];
  for (let turn = 1; turn <= 8; turn++) {
    await dataSource.query(`UPDATE arena SET prompts = '[1]'`);
    await tidy();
    sizes.push(await pages());
  }
  expect(sizes[7]).toBeLessThan(1.2 * sizes[0]); // 4.5 times, were none of the room used again
  await close();
  await rm(folder, { recursive: true });
});

it('begins the write-ahead log anew once it is long', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clade-log-'));
  const { dataSource, tidy, close } = await openEmbeddedDatabase(folder);
  const since = async (): Promise<number> => {
    const [{ mebibytes }] = await dataSource.query<[{ mebibytes: number }]>(
      `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 / 1048576 AS mebibytes FROM pg_control_checkpoint()`,
    );
    return mebibytes;
  };
  await dataSource.query('SET session_replication_role = replica');
  const lengths = [];
  for (let turn = 1; turn <= 6; turn++) {
    const text = `'[' || repeat('1,', 150) || n || ']'`;
    await dataSource.query(
      `INSERT INTO arena SELECT 't', n, 'n${turn}', 0, (${text})::json FROM generate_series(1, 80000) AS n`,
    );
    const before = await since();
    await tidy();
    lengths.push([before, await since()]);
  }
  const longest = Math.max(...lengths.map(([, after]) => after));
  expect([longest < 17, lengths.some(([before]) => before > 16)]).toEqual([true, true]);
  await close();
  await rm(folder, { recursive: true });
});
