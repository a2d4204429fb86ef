/** What trained individuals are worth in other states of their gates. */
import { evaluate, evaluateStates, type EvaluationScore } from '#arena';
import { sum } from '#base';
import { windowsOfBlock } from '#corpus';
import { appraisalFlopsPerToken, gatesOf, moduleIds, openModules } from '#model';
import type { AppraiseJob } from './appraise-job';
import type { JobContext, JobResults } from './job';
import { readModel } from './read-model';
import { blocksOfPart } from './blocks-of-part';
import { evaluationBatch } from './evaluation-batch';
import type { WorkerContext } from './worker-context';

/** The scores of each member in each of its states, and what they took. Throws an InvalidValueError on states that are no gates of its modules. */
export async function appraise(
  job: AppraiseJob,
  worker: WorkerContext,
  { yieldToEventLoop }: JobContext,
): Promise<JobResults['appraise']> {
  const appraised: JobResults['appraise'][number][] = [];
  for (const member of job.members) {
    appraised.push(await appraiseOne(member, job, worker));
    await yieldToEventLoop();
  }
  return appraised;
}

/** Modules that are silent in all states are not computed. */
async function appraiseOne(
  { niche, architecture, weights: file, states }: AppraiseJob['members'][number],
  { part, symbols, vocabulary, texts }: AppraiseJob,
  worker: WorkerContext,
): Promise<JobResults['appraise'][number]> {
  const all = states.map((gates) => gatesOf({ architecture, gates }));
  const gates = moduleIds(architecture).map((_, module) => Math.max(...all.map((state) => state[module])));
  const open = openModules({ architecture, gates });
  const { model, weights } = await readModel(worker, architecture, vocabulary.length, [{ weights: file, gates }]);
  const own = await worker.texts.of(niche, texts, vocabulary);
  const blocks = blocksOfPart(own, part, symbols, architecture.context);
  const heldOut = { text: own.symbols, blocks, costs: own.costs };
  const batch = evaluationBatch(architecture);
  const places = moduleIds(model.architecture);
  const packed = all.map((state) => places.map((_, place) => state[open[place]] ?? 0)); // 0 where a place is free
  const scores =
    places.length > 0
      ? await evaluateStates(model, weights, packed, heldOut, batch)
      : Array<EvaluationScore>(states.length).fill((await evaluate(model, weights, [heldOut], batch))[0]);
  const read = sum(blocks.map((block) => windowsOfBlock(block, architecture.context).length)) * architecture.context;
  return { scores, flops: read * appraisalFlopsPerToken(model.architecture, vocabulary.length, states.length) };
}
