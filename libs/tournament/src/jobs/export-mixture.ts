import type { WorkerContext } from './train-and-evaluate';
import { readMembers } from './sample-mixture';
import type { ExportMixtureJob } from './mixture-jobs';

/** The bytes of an ONNX file that says in its metadata, as texts, whose mixture it is and how its symbols read. */
export async function exportMixture(job: ExportMixtureJob, { models, weights }: WorkerContext): Promise<Uint8Array> {
  const { tournament, niche, vocabulary } = job;
  const members = await readMembers(job.members, vocabulary.length, weights);
  return models.exportMixture(members, vocabulary.length, {
    tournament,
    niche,
    context: String(Math.max(...members.map(({ architecture }) => architecture.context))),
    vocabulary: JSON.stringify(vocabulary),
    members: JSON.stringify(members.map(({ id, weight, architecture }) => ({ individual: id, weight, architecture }))),
  });
}
