/**
 * PostgreSQL within this process (PGlite), in a folder that no other process uses: `lockDataFolder` sees to that. It has one
 * connection, so a transaction must not ask the pool for another. It runs on a thread of its own.
 */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { syncFolder } from '#files';
import { builtFile } from '#settings';
import { copyFolder } from './copy-folder';
import { connect, type Database } from './database';
import { DatabaseUnavailableError } from './database-unavailable-error';
import { PgliteSocket } from './pglite-socket';
import { PgliteThread } from './pglite-thread';
import { OtherSchemaError } from './migrate';
import { boundLog, tidyLeftovers, tidyTables, whenDoubled } from './tidy-tables';
import { syncAll } from './sync-all';

/** An empty database that the build has made: PGlite takes seconds to make one, a copy a tenth of one. */
const EMPTY_DATABASE = builtFile('database');
/** Less than this free, and a database that does not open lacks space. A new one takes 40 MB. */
const LITTLE_SPACE_BYTES = 64 * 2 ** 20;

/** Opens `<folder>/database`, made if it is not there. Throws a DatabaseUnavailableError. */
export async function openEmbeddedDatabase(folder: string): Promise<Database> {
  const path = resolve(folder, 'database');
  await checkWritable(folder);
  try {
    // Where this file is missing, PGlite would make a new database over what is left of another.
    if (!(await exists(join(path, 'PG_VERSION')))) await create(path);
    return await open(path);
  } catch (error) {
    throw new DatabaseUnavailableError(`the database in ${path} cannot be opened: ${await reasonOf(error, folder)}`);
  }
}

async function checkWritable(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, 'x');
    await rm(probe);
  } catch (error) {
    throw new DatabaseUnavailableError(`${folder} cannot be written to: ${(error as Error).message}`);
  }
}

/** PGlite does not distinguish a full disk from damage. */
async function reasonOf(error: unknown, folder: string): Promise<string> {
  if (error instanceof OtherSchemaError) return error.message;
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < LITTLE_SPACE_BYTES) return `only ${Math.floor(free / 2 ** 20)} MB are free there`;
  const message = error instanceof Error && error.message ? error.message : String(error);
  return `its files are damaged or of another version (${message})`;
}

async function open(path: string): Promise<Database> {
  const pglite = await PgliteThread.open(path, await syncAll(path));
  try {
    const session = { stream: () => new PgliteSocket(pglite), user: 'postgres', database: 'postgres', ssl: false };
    const extra = { ...session, max: 1, idleTimeoutMillis: 0 };
    const dataSource = await connect({ poolSize: 1, extra });
    const tidy = (): Promise<void> => tidyTables(dataSource);
    const tidyOnceDoubled = whenDoubled(tidy);
    await tidy();
    return {
      dataSource,
      async tidy() {
        await tidyOnceDoubled();
        await tidyLeftovers(dataSource);
        await boundLog(dataSource);
      },
      async close() {
        await dataSource.destroy();
        await pglite.close();
      },
    };
  } catch (error) {
    await pglite.close();
    throw error;
  }
}

/** Made in a folder beside and then renamed, so that a process killed meanwhile leaves no half of a database. */
async function create(path: string): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    await copyFolder(EMPTY_DATABASE, draft).catch(() => make(draft)); // not built, or built by someone who lets nobody read it
    await chmod(draft, 0o700); // as PostgreSQL does: what is inside anyone may read and write
    await syncAll(draft);
    await rename(draft, path);
    await syncFolder(dirname(path));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function make(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  const pglite = await PgliteThread.open(path, null);
  await pglite.close();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
