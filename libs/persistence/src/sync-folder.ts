import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** As many as Node's file threads keep busy. */
const AT_ONCE = 8;

/** Forces a folder and all that is in it to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const waiting = await readdir(folder, { recursive: true, withFileTypes: true });
  const syncInTurn = async (): Promise<void> => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory()) await syncEntries(path);
      else await syncFile(path, 'r+');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, syncInTurn));
  await syncEntries(folder);
}

/** The names in a folder. Windows cannot sync those, and need not. */
async function syncEntries(folder: string): Promise<void> {
  if (process.platform !== 'win32') await syncFile(folder, 'r');
}

/** A file that is gone by now needs no sync. */
async function syncFile(path: string, flags: 'r' | 'r+'): Promise<void> {
  try {
    const file = await open(path, flags);
    await file.sync().finally(() => file.close());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
