import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** As many as Node's file threads keep busy. */
const AT_ONCE = 8;
/** A file that was written this long ago has another time once it is written again: file systems count in steps of milliseconds. */
const STILL_MILLISECONDS = 1_000;

/**
 * Forces a folder and all that is in it to the disk; called again, what has changed since. To find that out takes a tenth of the time
 * that it takes to force a thousand files that have not.
 */
export function syncChanges(folder: string): () => Promise<void> {
  /** Times of the last change of what is on the disk. */
  const synced = new Map<string, number>();

  const sync = async (path: string, flags: 'r' | 'r+'): Promise<void> => {
    const { mtimeMs } = await stat(path);
    if (synced.get(path) === mtimeMs) return;
    const still = Date.now() - mtimeMs > STILL_MILLISECONDS;
    const file = await open(path, flags);
    await file.sync().finally(() => file.close());
    if (still) synced.set(path, mtimeMs);
    else synced.delete(path);
  };

  return async () => {
    const waiting = await readdir(folder, { recursive: true, withFileTypes: true });
    const syncInTurn = async (): Promise<void> => {
      for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
        const path = join(entry.parentPath, entry.name);
        if (!entry.isDirectory()) await unlessGone(sync(path, 'r+'));
        else if (process.platform !== 'win32') await unlessGone(sync(path, 'r')); // Windows cannot sync names, and need not
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, syncInTurn));
    if (process.platform !== 'win32') await sync(folder, 'r');
  };
}

/** A file that is gone by now needs no sync. */
async function unlessGone(done: Promise<void>): Promise<void> {
  await done.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
