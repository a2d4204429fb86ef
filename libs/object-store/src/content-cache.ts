/**
 * Copies of objects that lie far away, in a folder of this machine that several processes share: those read last stay. A copy may be damaged,
 * or gone at any moment; who reads one checks it.
 */
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { draftOf, makeFolder, removeDrafts } from '#files';

/** What a process adds between two looks at the whole, as a part of what may be there. */
const PART_BETWEEN_LOOKS = 1 / 16;

export interface ContentCache {
  /** Undefined where there is no copy, or none that can be read. */
  read(name: string): Promise<Buffer | undefined>;
  /** Does nothing where the disk refuses: there is the object itself. */
  keep(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  removeDrafts(): Promise<void>;
}

/** Holds about as many bytes as are said, at most by a sixteenth a process more. */
export function createContentCache(folder: string, mostBytes: number): ContentCache {
  let unlooked = 0;
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    const draft = draftOf(path);
    await makeFolder(folder);
    try {
      await writeFile(draft, bytes); // not synced: what a loss of power damages is read anew
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    unlooked += bytes.length;
    if (unlooked < mostBytes * PART_BETWEEN_LOOKS) return;
    unlooked = 0;
    await removeOldest(folder, mostBytes);
  };
  return {
    async read(name) {
      const path = join(folder, name);
      const bytes = await readFile(path).catch(() => undefined);
      const now = new Date();
      if (bytes) await utimes(path, now, now).catch(() => undefined);
      return bytes;
    },
    keep: (name, bytes) => write(join(folder, name), bytes).catch(() => undefined),
    remove: (name) => rm(join(folder, name), { force: true }),
    removeDrafts: () => removeDrafts(folder),
  };
}

async function removeOldest(folder: string, mostBytes: number): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  const files = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size, mtimeMs }) => ({ path, size, mtimeMs }),
        () => ({ path, size: 0, mtimeMs: 0 }), // another process was faster
      ),
    ),
  );
  let held = 0;
  for (const { path, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    held += size;
    if (held > mostBytes) await rm(path, { force: true });
  }
}
