import { type Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Forces a folder and all that is in it to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) await sync(join(entry.parentPath, entry.name), entry);
}

/** A file that is gone by now needs no sync. Folders cannot be synced on Windows. */
async function sync(path: string, entry: Dirent): Promise<void> {
  if (entry.isDirectory() && process.platform === 'win32') return;
  try {
    const file = await open(path, entry.isDirectory() ? 'r' : 'r+');
    await file.sync().finally(() => file.close());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
