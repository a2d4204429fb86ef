/** Weights files as files: moved in and out of the folder of a weight store, unread. */
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#base';
import { makeFolder, removeDrafts, syncFolder, unlessMissing } from '#files';

export interface WeightFiles {
  pathOf(hash: string): string;
  /** Undefined where there is none. */
  sizeOf(hash: string): Promise<number | undefined>;
  /** Whether it is there with the content that it is named by. */
  isWhole(hash: string): Promise<boolean>;
  /** Takes over a file of the same disk whose SHA-256 is the hash. */
  adopt(path: string, hash: string): Promise<void>;
  /** Forces the names of what was adopted to the disk. */
  sync(): Promise<void>;
  remove(hash: string): Promise<void>;
  /** Removes what writers that were killed left half-written. To be called only where no process writes. */
  removeDrafts(): Promise<void>;
}

export function createWeightFiles(folder: string): WeightFiles {
  const pathOf = (hash: string): string => join(folder, `${hash}.safetensors`);
  return {
    pathOf,

    async sizeOf(hash) {
      return (await unlessMissing(stat(pathOf(hash)), undefined))?.size;
    },

    async isWhole(hash) {
      const bytes = await unlessMissing(readFile(pathOf(hash)), undefined);
      return bytes !== undefined && sha256(bytes) === hash;
    },

    async adopt(path, hash) {
      await makeFolder(folder);
      await rename(path, pathOf(hash));
    },

    async sync() {
      await makeFolder(folder);
      await syncFolder(folder);
    },

    remove: (hash) => rm(pathOf(hash), { force: true }),

    removeDrafts: () => removeDrafts(folder),
  };
}
