/** The databases that adapters are tested on: embedded, and PostgreSQL where TEST_DATABASE_URL names a server. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase } from '#persistence';

export interface TestDatabase {
  readonly name: string;
  /** An empty one, gone when it is closed. */
  open(): Promise<Database>;
}

export function testDatabases(): readonly TestDatabase[] {
  const embedded = { name: 'PGlite', open: openEmbedded };
  const url = process.env.TEST_DATABASE_URL;
  if (url) return [embedded, { name: 'PostgreSQL', open: () => openSchema(url) }];
  process.stderr.write('PostgreSQL is not tested: TEST_DATABASE_URL is not set\n');
  return [embedded];
}

async function openEmbedded(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'clade-database-'));
  const database = await openDatabase({ folder });
  const remove = () => rm(folder, { recursive: true });
  return { ...database, close: () => database.close().then(remove) };
}

async function openSchema(url: string): Promise<Database> {
  const schema = await createSchema(url);
  const database = await openDatabase({ url: schema.url, folder: tmpdir() });
  return { ...database, close: () => database.close().then(schema.drop) };
}

/** A fresh schema of the server's database, and the URL that leads into it. */
export async function createSchema(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const schema = `clade_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `CREATE SCHEMA ${schema}`);
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${schema}`);
  return { url: own.href, drop: () => administer(url, `DROP SCHEMA ${schema} CASCADE`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
