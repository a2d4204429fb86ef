/** What trained individuals are worth in other states of their gates, and what each module is worth in one of them. */
import { evaluate, evaluateStates, type EvaluationScore, pairedDifference, type PairedDifference } from '#arena';
import { sum } from '#base';
import { evaluationBlocks, windowsOfBlock } from '#corpus';
import { appraisalFlopsPerToken, gatesOf, moduleIds, openModules } from '#model';
import type { AppraiseJob } from './appraise-job';
import type { JobContext, JobResults } from './job';
import { readModel } from './read-model';
import { evaluationBatch } from './train-and-evaluate';
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
  const { symbols: text, ranges, costs } = await worker.texts.of(niche, texts, vocabulary);
  const blocks = evaluationBlocks(ranges[part], symbols);
  const heldOut = { text, blocks, costs };
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

/** The states that tell what each module is worth where gates are these: as they are, then without one after the other. */
export function statesWithoutEach(gates: readonly number[]): readonly (readonly number[])[] {
  return [gates, ...gates.map((_, module) => gates.with(module, 0))];
}

/** By module, of the scores of those states: cross-entropy without it less that with it, in nats a symbol. 0 of one that was silent. */
export function worthOfModules([whole, ...without]: readonly EvaluationScore[]): readonly PairedDifference[] {
  return without.map(({ blocks }) => pairedDifference(blocks, whole.blocks));
}
