import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '#files';

/** As many as Node's file threads keep busy. */
const AT_ONCE = 8;

/** Files and when they were changed last, in nanoseconds since 1970. */
export type Synced = ReadonlyMap<string, bigint>;

/** Forces a folder and all that is in it to the disk; returns its files as they are there. */
export async function syncAll(folder: string): Promise<Synced> {
  const waiting = await readdir(folder, { recursive: true, withFileTypes: true });
  const synced = new Map<string, bigint>();
  const syncInTurn = async (): Promise<void> => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory()) await syncFolder(path);
      else synced.set(path, await syncFile(path));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, syncInTurn));
  await syncFolder(folder);
  return synced;
}

async function syncFile(path: string): Promise<bigint> {
  const file = await open(path, 'r+'); // Windows syncs only what may be written to
  try {
    const { mtimeNs } = await file.stat({ bigint: true });
    await file.sync();
    return mtimeNs;
  } finally {
    await file.close();
  }
}
