/** Whether a weights file of an archive is one that its individual can be run with. */
import { readFile } from 'node:fs/promises';
import { type ArchiveEntry, BadArchiveError, type RowsCheck, type WeightsOwner } from '#archive-file';
import { canonicalJson, InvalidValueError, type Json } from '#base';
import type { Architecture } from '#genome';
import { checkMoments, checkWeights, largestMoments, largestWeights } from '#weights';

/** Rows of all that `checks` are of are checked before. Throws a BadArchiveError that names the individual and the tensor. */
export async function checkWeightsEntry(
  { name, sha256, bytes }: ArchiveEntry,
  file: string,
  checks: readonly RowsCheck[],
): Promise<void> {
  const owners = checks.flatMap((rows) => {
    const owner = rows.ownerOf(sha256);
    return owner ? [{ ...owner, vocabularySize: rows.vocabularySize }] : [];
  });
  const models = new Map(owners.map((owner) => [modelOf(owner), owner])); // twins have the same weights
  for (const owner of models.values()) await checkModel(name, bytes, file, owner);
}

interface Owner extends WeightsOwner {
  readonly vocabularySize: number;
}

const modelOf = ({ holds, architecture, vocabularySize }: Owner): string =>
  canonicalJson([holds, architecture as Json, vocabularySize]);

async function checkModel(
  name: string,
  bytes: number,
  file: string,
  { holds, individualId, architecture, vocabularySize }: Owner,
): Promise<void> {
  const model = [architecture as Architecture, vocabularySize] as const; // as its genome says
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
