import { evaluate, type EvaluationScore } from '#arena';
import { evaluationBlocks } from '#corpus';
import type { EvaluateJob } from './job';
import { readModel } from './read-model';
import { evaluationBatch } from './evaluation-batch';
import type { WorkerContext } from './worker-context';

/** Evaluation scores of trained individuals, in the order of the job's members. */
export async function evaluateWeights(job: EvaluateJob, worker: WorkerContext): Promise<readonly EvaluationScore[]> {
  const { architecture, vocabulary, members } = job;
  const { model, weights } = await readModel(worker, architecture, vocabulary.length, members);
  const heldOutTexts = await Promise.all(
    members.map(async (member) => {
      const { symbols, ranges, costs } = await worker.texts.of(member.niche, job.texts, vocabulary);
      return { text: symbols, blocks: evaluationBlocks(ranges[job.part], job.symbols), costs };
    }),
  );
  return evaluate(model, weights, heldOutTexts, evaluationBatch(architecture));
}
