import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, removeDrafts, syncFolder, writeDurably } from '#files';
import type { ObjectStore } from './object-store.port';

/** Objects as files of one folder, which is made when the first is written. A file is there whole or not at all, whatever stops the process. */
export function createFolderObjectStore(folder: string): ObjectStore {
  const placeOf = (name: string): string => join(folder, name);
  return {
    placeOf,
    drafts: folder,
    sizeOf: async (name) => (await unlessAbsent(stat(placeOf(name))))?.size,
    read: (name) => unlessAbsent(readFile(placeOf(name))),
    stream: (name) => createReadStream(placeOf(name)),
    write: (name, content) => writeDurably(placeOf(name), content),

    async adopt(path, name) {
      await makeFolder(folder);
      await rename(path, placeOf(name));
    },

    async sync() {
      await makeFolder(folder);
      await syncFolder(folder);
    },

    remove: (name) => rm(placeOf(name), { force: true }),
    removeDrafts: () => removeDrafts(folder),
  };
}

/** No file, or no folder to have it. */
function unlessAbsent<Found>(found: Promise<Found>): Promise<Found | undefined> {
  return found.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}
