/** The databases that adapters are tested on: embedded, and PostgreSQL where TEST_DATABASE_URL names a server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#persistence';
import { freshDatabase, TEST_DATABASE_URL } from '../support/postgres';

export interface TestDatabase {
  readonly name: string;
  /** An empty one, gone when it is closed. */
  open(): Promise<Database>;
}

export function testDatabases(): readonly TestDatabase[] {
  const embedded = { name: 'PGlite', open: openEmbedded };
  const server = TEST_DATABASE_URL;
  return server ? [embedded, { name: 'PostgreSQL', open: () => openPostgres(server) }] : [embedded];
}

async function openEmbedded(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'clade-database-'));
  const database = await openDatabase({ folder });
  const remove = () => rm(folder, { recursive: true });
  return { ...database, close: () => database.close().then(remove) };
}

async function openPostgres(server: string): Promise<Database> {
  const fresh = await freshDatabase(server);
  const database = await openDatabase({ url: fresh.url, folder: tmpdir() });
  return { ...database, close: () => database.close().then(fresh.drop) };
}
