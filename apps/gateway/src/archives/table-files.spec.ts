import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TournamentRows } from '#tournament';
import { tablePath, writeTables } from './table-files';

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

it('keeps of tables that are read anew the last reading alone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'clade-tables-'));
  const rows = {
    read: async (_, take) => {
      await take('generation', each(['1', '2', '3']));
      await take('vote', each(['4']));
      await take('generation', each(['5']));
      await take('vote', each([]));
      return true;
    },
  } as Pick<TournamentRows, 'read'> as TournamentRows;
  const entries = await writeTables(rows, 'bcdfghjk', folder);
  expect(entries?.map((entry) => [entry.name, entry.rows])).toEqual([
    ['tables/bcdfghjk/generation.ndjson', 1],
    ['tables/bcdfghjk/vote.ndjson', 0],
  ]);
  expect(await readFile(tablePath('generation', folder), 'utf8')).toBe('5\n');
  expect(await readFile(tablePath('vote', folder), 'utf8')).toBe('');
  await rm(folder, { recursive: true });
});
