import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InvalidValueError } from '#base';
import { type Database, openDatabase } from '#persistence';

/**
 * PGlite (`pglite`) in a folder, which is gone after if none is named, or the PostgreSQL of a URL. Throws an InvalidValueError for what is
 * neither.
 */
export async function withDatabase<Result>(
  database: string,
  folder: string | undefined,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const url = database === 'pglite' ? undefined : database;
  if (url !== undefined && !/^postgres(ql)?:/.test(url)) {
    throw new InvalidValueError('database', database, 'pglite, or a URL such as postgres://user@host:5432/empty');
  }
  const dataFolder = folder ?? (await mkdtemp(path.join(tmpdir(), 'clade-bench-')));
  try {
    const opened = await openDatabase({ url, folder: dataFolder });
    return await work(opened).finally(() => opened.close());
  } finally {
    if (folder === undefined) await rm(dataFolder, { recursive: true });
  }
}
