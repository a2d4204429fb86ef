import { randomUUID } from 'node:crypto';
import { link, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, unlessMissing, writeDurably } from '#files';

const NAME = 'folder-id';

/** What a folder is known by on all machines that share it, by whatever path: kept in it. Undefined where it has none. */
export async function folderId(folder: string): Promise<string | undefined> {
  return (await unlessMissing(readFile(join(folder, NAME), 'utf8'), undefined))?.trim();
}

/** Gives the folder one, unless it has one. */
export async function makeFolderId(folder: string): Promise<string> {
  const kept = await folderId(folder);
  if (kept !== undefined) return kept;
  const path = join(folder, NAME);
  const own = `${path}-${randomUUID()}`;
  await writeDurably(own, `${randomUUID()}\n`);
  await link(own, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error; // another was first
  });
  await rm(own);
  await syncFolder(folder);
  return makeFolderId(folder);
}
