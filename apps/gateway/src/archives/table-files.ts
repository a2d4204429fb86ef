/** The rows of a tournament as files, one a table. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type ArchiveEntry, type CheckedRows, readLines, tableEntry, writeDigested } from '#archive-file';
import type { Table, TournamentRows } from '#tournament';
import { inChunks } from '../shared/stream-text';

/** Writes them as they are at one moment; undefined where there is no such tournament. */
export async function writeTables(
  rows: TournamentRows,
  id: string,
  folder: string,
): Promise<ArchiveEntry[] | undefined> {
  const entries = new Map<Table, ArchiveEntry>();
  const isThere = await rows.read(id, async (table, lines) => {
    let count = 0;
    async function* counted(): AsyncGenerator<string> {
      for await (const line of lines) {
        count += 1;
        yield `${line}\n`;
      }
    }
    const file = tablePath(table, folder);
    await rm(file, { force: true }); // one that was read before is void
    const digest = await writeDigested(file, inChunks(counted()));
    entries.set(table, { name: tableEntry(id, table), ...digest, rows: count });
  });
  return isThere ? [...entries.values()] : undefined;
}

export function tablePath(table: Table, folder: string): string {
  return path.join(folder, `${table}.ndjson`);
}

/** Rows of a file that is known to hold some of that table. */
export async function* rowsOf<Name extends Table>(table: Name, file: string): AsyncGenerator<CheckedRows[Name]> {
  for await (const line of readLines(file, table)) yield JSON.parse(line) as CheckedRows[Name];
}

/** The one row of the tournament itself. */
export async function tournamentIn(file: string): Promise<CheckedRows['tournament']> {
  for await (const row of rowsOf('tournament', file)) return row;
  throw new Error(`${file} is empty`);
}
