import { examine, type ExamScore } from '#arena';
import { examBlocks } from '#corpus';
import { parameterLayout } from '#model';
import { flatten } from './flat-weights';
import type { ExamineJob } from './job';
import { EXAM_BATCH, type Workshop } from './raise';

/** Exam scores of raised individuals, in the order of the job's members. */
export async function examineWeights(job: ExamineJob, workshop: Workshop): Promise<readonly ExamScore[]> {
  const { architecture, vocabulary, members } = job;
  const model = workshop.models.create(architecture, vocabulary.length, members.length);
  const layout = parameterLayout(architecture, vocabulary.length);
  const weights = new Float32Array(members.length * model.parameters);
  const examinees = await Promise.all(
    members.map(async (member, index) => {
      weights.set(flatten(await workshop.weights.read(member.weights), layout), index * model.parameters);
      const { symbols, ranges, costs } = await workshop.texts.of(member.niche, job.texts, vocabulary);
      return { text: symbols, blocks: examBlocks(ranges[job.part], job.symbols), costs };
    }),
  );
  return examine(model, weights, examinees, EXAM_BATCH);
}
