/** What the expression of each module was worth to a trained group: cross-entropy without it less that with it, on training text. */
import { evaluateStates, type EvaluationScore, pairedDifference } from '#arena';
import { sum } from '#base';
import { windowsOfBlock } from '#corpus';
import { appraisalFlopsPerToken, moduleIds, openModules, packGates } from '#model';
import { blocksOfPart, type EncodedText, evaluationBatch, rowOf, type WorkerContext } from '#workbench';
import type { TrainJob } from '#tournament';
import { expressedIn } from './pack-group';

export interface ModuleWorth {
  /** By module, in nats a symbol, less the standard error; 0 of those that were silent. */
  readonly nats: readonly number[];
  readonly flops: number;
}

/** By member; null where the job does not ask for it, or none of its modules was open. weights [members, parameters] are those that were computed. */
export async function worthOfGroup(
  job: TrainJob,
  { models }: Pick<WorkerContext, 'models'>,
  weights: Float32Array,
  texts: readonly EncodedText[],
): Promise<readonly (ModuleWorth | null)[]> {
  const { architecture, vocabulary, members, worthSymbols } = job;
  const places = moduleIds(architecture).length;
  if (worthSymbols === undefined || places === 0) return members.map(() => null);
  const model = models.create(architecture, vocabulary.length, 1);
  const worth: ModuleWorth[] = [];
  for (const [member, own] of texts.entries()) {
    const expressed = expressedIn(job, member);
    const open = openModules(expressed);
    const states = statesWithoutEach([...packGates(expressed, architecture)], open.length);
    const blocks = blocksOfPart(own, 'train', worthSymbols, architecture.context);
    const heldOut = { text: own.symbols, blocks, costs: own.costs };
    const row = rowOf(weights, member, model.parameters);
    const scores = await evaluateStates(model, row, states, heldOut, evaluationBatch(architecture));
    const ofOpen = worthOf(scores);
    const windows = sum(blocks.map((block) => windowsOfBlock(block, architecture.context).length));
    worth.push({
      nats: moduleIds(expressed.architecture).map((_, module) => ofOpen[open.indexOf(module)] ?? 0),
      flops: windows * architecture.context * appraisalFlopsPerToken(architecture, vocabulary.length, states.length),
    });
  }
  return worth;
}

/** Gates as they are, then without one after the other of the first `open`. */
function statesWithoutEach(gates: readonly number[], open: number): readonly (readonly number[])[] {
  return [gates, ...gates.slice(0, open).map((_, place) => gates.with(place, 0))];
}

/** Of the scores of those states: a standard error below the estimate, so that what cannot be told from nothing counts for little. */
function worthOf([whole, ...without]: readonly EvaluationScore[]): readonly number[] {
  return without.map(({ blocks }) => {
    const { difference, standardError } = pairedDifference(blocks, whole.blocks);
    return difference - standardError;
  });
}
