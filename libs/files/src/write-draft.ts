import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { draftOf } from './drafts';
import { makeFolder } from './make-folder';

export interface Draft {
  readonly path: string;
  /** Of its content. */
  readonly sha256: string;
}

/** Writes what comes into a draft beside `path`, on the disk; where that fails, none is left. Whoever asked renames or removes it. */
export async function writeDraft(
  path: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<Draft> {
  const draft = draftOf(path);
  const hash = createHash('sha256');
  await makeFolder(dirname(path));
  try {
    const file = await open(draft, 'wx');
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { path: draft, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
