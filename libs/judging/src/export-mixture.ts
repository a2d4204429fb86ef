import { InvalidValueError } from '#base';
import { tableBytes } from '#corpus';
import type { Mixture } from '#model';
import type { ExportMixtureJob } from '#tournament';
import { type NicheReaders, readOpen, type WorkerContext } from '#workbench';
import { readMixture } from './read-mixture';

/** Counts of n-grams in a file at most. */
const MOST_TABLE_BYTES = 64 * 2 ** 20;
/** Of the training text: beyond, counts are no longer exact in float32. */
const MOST_TEXT_BYTES = 2 ** 24;

/**
 * The bytes of an ONNX file that says in its metadata, as texts, whose mixture it is and how its symbols read. Throws an InvalidValueError where its
 * n-grams are too large for it.
 */
export async function exportMixture(
  job: ExportMixtureJob,
  { models, weights }: WorkerContext,
  readers: NicheReaders,
): Promise<Uint8Array> {
  const { tournament, niche, vocabulary, members, nGrams } = job;
  const mixture = await readMixture(job, weights, readers, readOpen);
  if (mixture.nGrams) checkSize(mixture.nGrams);
  return models.exportMixture(mixture, vocabulary.length, {
    tournament,
    niche,
    context: String(models.contextOf(mixture)),
    vocabulary: JSON.stringify(vocabulary),
    members: JSON.stringify([
      ...mixture.models.map(({ weight, architecture, gates }, at) => ({
        individual: members[at].id,
        weight,
        architecture,
        ...(gates?.length && { gates: [...gates] }),
      })),
      ...nGrams.map(({ order, weight }) => ({ nGram: `WB-${order}`, weight })),
    ]),
  });
}

function checkSize({ model, members }: NonNullable<Mixture['nGrams']>): void {
  const bytes = tableBytes(model, Math.max(...members.map(({ order }) => order)));
  const refuse = (what: string, value: number, most: number): never => {
    const right = `at most ${most} for a file; evaluation.community.members models has a community without n-grams`;
    throw new InvalidValueError(`community n-grams ${what}`, value, right);
  };
  if (bytes > MOST_TABLE_BYTES) refuse('bytes of tables', bytes, MOST_TABLE_BYTES);
  if (model.bytes > MOST_TEXT_BYTES) refuse('bytes of training text', model.bytes, MOST_TEXT_BYTES);
}
