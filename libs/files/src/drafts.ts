/** Files are written under another name in the same folder and then renamed. What a writer that was killed left half-written is a draft. */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessMissing } from './missing';

const ENDING = '.draft';
/** Of drafts of corpora by earlier versions. */
const EARLIER_ENDING = '.tmp';

/** Where a file is written before it has its name. */
export const draftOf = (path: string): string => `${path}.${randomUUID()}${ENDING}`;

/** Removes the drafts in a folder, if there is one. To be called only where no process writes there. */
export async function removeDrafts(folder: string): Promise<void> {
  const names = await unlessMissing(readdir(folder), []);
  const drafts = names.filter((name) => name.endsWith(ENDING) || name.endsWith(EARLIER_ENDING));
  await Promise.all(drafts.map((draft) => rm(join(folder, draft), { force: true })));
}
