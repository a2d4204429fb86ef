import { evaluate, type EvaluationScore } from '#arena';
import { evaluationBlocks } from '#corpus';
import { parameterLayout } from '#model';
import { flatten } from './flat-weights';
import type { EvaluateJob } from './job';
import { evaluationBatch, type WorkerContext } from './train-and-evaluate';

/** Evaluation scores of trained individuals, in the order of the job's members. */
export async function evaluateWeights(job: EvaluateJob, worker: WorkerContext): Promise<readonly EvaluationScore[]> {
  const { architecture, vocabulary, members } = job;
  const model = worker.models.create(architecture, vocabulary.length, members.length);
  const layout = parameterLayout(architecture, vocabulary.length);
  const weights = new Float32Array(members.length * model.parameters);
  const heldOutTexts = await Promise.all(
    members.map(async (member, index) => {
      weights.set(flatten(await worker.weights.read(member.weights), layout), index * model.parameters);
      const { symbols, ranges, costs } = await worker.texts.of(member.niche, job.texts, vocabulary);
      return { text: symbols, blocks: evaluationBlocks(ranges[job.part], job.symbols), costs };
    }),
  );
  return evaluate(model, weights, heldOutTexts, evaluationBatch(architecture));
}
