import type { Database } from './database';
import { openEmbeddedDatabase } from './embedded-database';
import { openPostgresDatabase } from './postgres-database';

export interface DatabaseLocation {
  /** Of a PostgreSQL server; without one, the embedded database. */
  readonly url?: string;
  /** Data folder, whose lock the caller holds; the embedded database is kept in it. */
  readonly folder: string;
}

/** Opens the database and brings its schema up to date. Throws a DatabaseUnavailableError. */
export function openDatabase({ url, folder }: DatabaseLocation): Promise<Database> {
  return url ? openPostgresDatabase(url) : openEmbeddedDatabase(folder);
}
