/** Whether a weights file of an archive is one that its individual can be run with. */
import { readFile } from 'node:fs/promises';
import { type ArchiveEntry, BadArchiveError, type RowsCheck } from '#archive-file';
import { InvalidValueError } from '#base';
import type { Architecture } from '#genome';
import { checkMoments, checkWeights, largestMoments, largestWeights } from '#weights';

/** Rows are checked before. Throws a BadArchiveError that names the individual and the tensor. */
export async function checkWeightsEntry(
  { name, sha256, bytes }: ArchiveEntry,
  file: string,
  rows: RowsCheck,
): Promise<void> {
  const { holds, individualId, architecture } = rows.ownerOf(sha256);
  const model = [architecture as Architecture, rows.vocabularySize] as const; // as its genome says
  const [largest, check] = holds === 'weights' ? [largestWeights, checkWeights] : [largestMoments, checkMoments];
  const most = largest(...model);
  try {
    if (bytes > most) throw new InvalidValueError('bytes', bytes, `at most ${most} by the architecture`);
    check(await readFile(file), ...model);
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    const { field, message } = error;
    throw new BadArchiveError({ entry: name, field: `(of ${individualId}) ${field}` }, message.slice(field.length + 1));
  }
}
