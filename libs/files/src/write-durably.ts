import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { syncFolder } from './sync-folder';
import { type Draft, writeDraft } from './write-draft';

/** Writes a file so that after any crash it holds the old content or the new: draft, fsync, rename, fsync of the folder. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const draft = await writeDraft(path, Readable.from([content]));
  await nameDraft(draft, path);
}

/** Gives a draft its name. */
export async function nameDraft({ path: draft }: Draft, path: string): Promise<void> {
  try {
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}
