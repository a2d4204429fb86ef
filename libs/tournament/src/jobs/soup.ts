/**
 * A greedy soup (Wortsman et al. 2022, "Model soups", recipe 1): the average begins with the first, and takes in each next one with whom
 * its cross-entropy on validation gets no worse.
 */
import { evaluate } from '#arena';
import { evaluationBlocks } from '#corpus';
import { blendWeights } from '#evolution';
import { parameterLayout } from '#model';
import { flatten } from './flat-weights';
import type { JobContext, JobResults } from './job';
import type { SoupJob } from './mixture-jobs';
import { evaluationBatch } from './train-and-evaluate';
import type { WorkerContext } from './worker-context';

export async function soup(
  { niche, members, nats: firstNats, texts, vocabulary, validationSymbols }: SoupJob,
  worker: WorkerContext,
  { yieldToEventLoop }: JobContext,
): Promise<JobResults['soup']> {
  const { architecture } = members[0]; // kin are of one
  const layout = parameterLayout(architecture, vocabulary.length);
  const model = worker.models.create(architecture, vocabulary.length, 1);
  const { symbols: text, ranges, costs } = await worker.texts.of(niche, texts, vocabulary);
  const heldOut = [{ text, blocks: evaluationBlocks(ranges.validation, validationSymbols), costs }];
  const read = async (at: number) => ({
    values: flatten(await worker.weights.read(members[at].weights), layout),
    share: 1,
  });
  let kept = [0];
  let taken = [await read(0)];
  let best = firstNats;
  for (let at = 1; at < members.length; at++) {
    const more = [...taken, await read(at)];
    const [{ nats }] = await evaluate(
      model,
      blendWeights(layout, more, 'linear'),
      heldOut,
      evaluationBatch(architecture),
    );
    await yieldToEventLoop();
    if (!(nats <= best)) continue;
    [kept, taken, best] = [[...kept, at], more, nats];
  }
  return kept;
}
