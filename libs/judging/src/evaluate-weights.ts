import { evaluate, type EvaluationScore } from '#arena';
import type { EvaluateJob } from '#tournament';
import { blocksOfPart, evaluationBatch, readModel, type WorkerContext } from '#workbench';

/** Evaluation scores of trained individuals, in the order of the job's members. */
export async function evaluateWeights(job: EvaluateJob, worker: WorkerContext): Promise<readonly EvaluationScore[]> {
  const { architecture, vocabulary, members } = job;
  const { model, weights } = await readModel(worker, architecture, vocabulary.length, members);
  const heldOutTexts = await Promise.all(
    members.map(async (member) => {
      const own = await worker.texts.of(member.niche, job.texts, vocabulary);
      const blocks = blocksOfPart(own, job.part, job.symbols, architecture.context);
      return { text: own.symbols, blocks, costs: own.costs };
    }),
  );
  return evaluate(model, weights, heldOutTexts, evaluationBatch(architecture));
}
