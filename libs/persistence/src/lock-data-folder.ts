/**
 * One process to a data folder: `clade.lock` holds a LockView. A lock appears with its content at once (a hard link to a
 * finished file fails if the name is taken), and one whose process is dead is taken over.
 */
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockView } from '#contracts';
import { makeFolder } from '#files';
import { processStart } from './process-start';

const LOCK = 'clade.lock';

export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';

  constructor(
    readonly folder: string,
    readonly owner: LockView,
  ) {
    const where = owner.address ? `, which answers at ${owner.address}` : '';
    const way = `If that process is not Clade, delete ${join(folder, LOCK)}`;
    super(`${folder} is in use by process ${owner.pid}${where}. ${way}`);
  }
}

/** A folder in which no data can be kept. */
export class DataFolderUnusableError extends Error {
  override readonly name = 'DataFolderUnusableError';
}

export interface DataFolderLock {
  /** Tells others where this process answers, and the token that it asks for. */
  announce(address: string, token?: string | null): Promise<void>;
  release(): Promise<void>;
}

/** Stands for a lock that cannot be read. */
const NOBODYS: LockView = { pid: 0, processStart: null, address: null, startedAt: '', private: false, token: null };

/** Throws a DataFolderInUseError if a live process holds the folder, a DataFolderUnusableError if none can. */
export async function lockDataFolder(folder: string, { isPrivate = false } = {}): Promise<DataFolderLock> {
  const path = join(folder, LOCK);
  const view: LockView = {
    pid: process.pid,
    processStart: (await processStart(process.pid)) ?? null,
    address: null,
    startedAt: new Date().toISOString(),
    private: isPrivate,
    token: null,
  };
  try {
    await makeFolder(folder);
    await acquire(folder, path, view);
  } catch (error) {
    if (error instanceof DataFolderInUseError || error instanceof DataFolderUnusableError) throw error;
    throw new DataFolderUnusableError(`${folder} cannot be used as a data folder: ${(error as Error).message}`);
  }
  return {
    announce: (address, token = null) => withDraft(path, { ...view, address, token }, (draft) => rename(draft, path)),
    release: () => release(path, view),
  };
}

/** Tries until the lock is this process's or a live one's. */
async function acquire(folder: string, path: string, view: LockView): Promise<void> {
  while (!(await withDraft(path, view, (draft) => tryLink(draft, path)))) {
    const owner = await read(path);
    if (!owner) continue;
    if (await isAlive(owner)) throw new DataFolderInUseError(folder, owner);
    await reap(folder, path, view);
  }
}

/** Leaves a lock alone that another process has written since. */
async function release(path: string, { pid, startedAt }: LockView): Promise<void> {
  const owner = await read(path);
  if (owner?.pid === pid && owner.startedAt === startedAt) await rm(path, { force: true });
}

/** Removes a dead process's lock, under a lock for that: else two that found it dead could remove one another's. */
async function reap(folder: string, path: string, view: LockView): Promise<void> {
  const guard = `${path}.reap`;
  await acquire(folder, guard, view);
  try {
    const owner = await read(path);
    if (owner && !(await isAlive(owner))) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function tryLink(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Hands `use` a file with the view in it, on the disk. */
async function withDraft<Result>(
  path: string,
  view: LockView,
  use: (draft: string) => Promise<Result>,
): Promise<Result> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600); // a token in it is for its owner alone
    await file
      .writeFile(`${JSON.stringify(view)}\n`)
      .then(() => file.sync())
      .finally(() => file.close());
    return await use(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Undefined if the lock has gone. A lock is whole as soon as it is there; one that cannot be read was lost with the machine's power, and
 * its process with it.
 */
async function read(path: string): Promise<LockView | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (parse(text) ?? NOBODYS);
}

function parse(text: string): LockView | undefined {
  try {
    const view = JSON.parse(text) as LockView;
    return Number.isSafeInteger(view?.pid) && view.pid > 0 ? view : undefined;
  } catch {
    return undefined;
  }
}

/** A process that began at another time than the lock's has its number from a dead one, as happens in containers and after a restart. */
async function isAlive({ pid, processStart: start, startedAt }: LockView): Promise<boolean> {
  if (pid === NOBODYS.pid || !exists(pid)) return false;
  const actual = start ? await processStart(pid) : undefined;
  if (actual !== undefined) return actual === start;
  return pid !== process.pid || Date.parse(startedAt) >= Date.now() - process.uptime() * 1000;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
