import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Database } from './database';
import { openDatabase } from './open-database';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clade-thread-'));
  database = await openDatabase({ folder });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

it('lets others go on while a query is long', async () => {
  let [longest, last] = [0, performance.now()];
  const tick = (): void => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  };
  const ticking = setInterval(tick, 5);
  const start = performance.now();
  await database.dataSource.query(`SELECT count(*) FROM generate_series(1, 2000000) n WHERE md5(n::text) > '8'`);
  tick();
  clearInterval(ticking);
  expect(longest).toBeLessThan((performance.now() - start) / 4);
});

it('tells errors with their code, and rolls a transaction back', async () => {
  await database.dataSource.query('CREATE TABLE one (n integer PRIMARY KEY)');
  const twice = database.dataSource.transaction(async (manager) => {
    await manager.query('INSERT INTO one VALUES (1)');
    await manager.query('INSERT INTO one VALUES (1)');
  });
  await expect(twice).rejects.toMatchObject({ driverError: { code: '23505', constraint: 'one_pkey' } });
  expect(await database.dataSource.query('SELECT * FROM one')).toEqual([]);
});

it('closes while queries are under way', async () => {
  const other = await mkdtemp(join(tmpdir(), 'clade-thread-'));
  const closing = await openDatabase({ folder: other });
  const asked = () => closing.dataSource.query('SELECT pg_sleep(0.05)').catch(() => undefined);
  void Promise.all([asked(), asked(), asked()]);
  await closing.close();
  const reopened = await openDatabase({ folder: other });
  expect(await reopened.dataSource.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await reopened.close();
  await rm(other, { recursive: true });
});

it('answers in turn what is asked at once', async () => {
  const numbers = Array.from({ length: 50 }, (_, n) => n);
  const answers = await Promise.all(
    numbers.map((n) => database.dataSource.query<{ n: number }[]>('SELECT $1::integer AS n', [n])),
  );
  expect(answers.map(([{ n }]) => n)).toEqual(numbers);
});

it('keeps nothing of what it answered', async () => {
  const ask = () => database.dataSource.query(`SELECT repeat('x', 1000000)`);
  const growth = async (): Promise<number> => {
    const before = process.memoryUsage.rss();
    for (let time = 0; time < 400; time++) await ask();
    return process.memoryUsage.rss() - before;
  };
  // What waits to be collected grows for a while and then has its size; answers that are kept add 400 MB in every round.
  let least = Infinity;
  for (let round = 0; round < 5 && least > 200e6; round++) least = Math.min(least, await growth());
  expect(least).toBeLessThan(200e6);
}, 240_000);
