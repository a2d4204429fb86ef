/**
 * PostgreSQL within this process (PGlite), in a folder that no other process uses: `lockDataFolder` sees to that. It has one
 * connection, so a transaction must not ask the pool for another, and it blocks the event loop for the length of a query.
 */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { connect, type Database } from './database';
import { DatabaseUnavailableError } from './database-unavailable-error';
import { syncFolder } from './sync-folder';

/** Opens `<folder>/database`, made if it is not there. Throws a DatabaseUnavailableError. */
export async function openEmbeddedDatabase(folder: string): Promise<Database> {
  const path = join(folder, 'database');
  try {
    await mkdir(folder, { recursive: true });
    if (!(await exists(path))) await create(path);
    return await open(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailableError(`the database in ${path} cannot be opened: ${reason}`);
  }
}

async function open(path: string): Promise<Database> {
  const pglite = await PGlite.create(path);
  const sync = (): Promise<void> => syncFolder(path);
  try {
    const extra = { ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 };
    const dataSource = await connect({ poolSize: 1, extra });
    return {
      dataSource,
      sync,
      async close() {
        await dataSource.destroy();
        await pglite.close();
        await sync();
      },
    };
  } catch (error) {
    await pglite.close();
    throw error;
  }
}

/** Made beside its place and renamed, so that a process killed meanwhile leaves no half of a database. */
async function create(path: string): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { recursive: true, force: true });
  const pglite = await PGlite.create(draft);
  await pglite.close();
  await syncFolder(draft);
  await rename(draft, path);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
