/**
 * An empty embedded database with its tables, made once and copied: making one takes PGlite three seconds, a copy a fraction of one.
 * Named by the schema and the version of PGlite, so that another one is never taken.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#persistence';

const ROOT = path.resolve(__dirname, '../..');

function templateFolder(): string {
  const migrations = readdirSync(path.join(ROOT, 'migrations')).map((file) => path.join('migrations', file));
  const hash = createHash('sha256');
  for (const file of [...migrations.sort(), 'node_modules/@electric-sql/pglite/package.json']) {
    hash.update(readFileSync(path.join(ROOT, file)));
  }
  return path.join(tmpdir(), `clade-test-database-${hash.digest('hex').slice(0, 16)}`);
}

/** Puts an empty database into a data folder that has none. */
export async function giveDatabase(folder: string): Promise<void> {
  if (existsSync(path.join(folder, 'database'))) return;
  const template = templateFolder();
  if (!existsSync(template)) await makeTemplate(template);
  await cp(path.join(template, 'database'), path.join(folder, 'database'), { recursive: true });
}

/** Several test processes may do so at once: the first one's is kept. */
async function makeTemplate(template: string): Promise<void> {
  const draft = await mkdtemp(`${template}-`);
  const database = await openDatabase({ folder: draft });
  await database.close();
  await rename(draft, template).catch(() => rm(draft, { recursive: true }));
}
