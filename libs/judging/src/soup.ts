/**
 * A greedy soup (Wortsman et al. 2022, "Model soups", recipe 1): the average begins with the first, and takes in each next one with whom
 * its cross-entropy on validation gets no worse.
 */
import { evaluate } from '#arena';
import { evaluationBlocks } from '#corpus';
import { blendWeights } from '#evolution';
import { alignModules, computedArchitecture, packGates, packModules, parameterLayout } from '#model';
import { evaluationBatch, flatten, type WorkerContext } from '#workbench';
import type { JobContext, JobResults, SoupJob } from '#tournament';

export async function soup(
  { niche, members, nats: firstNats, texts, vocabulary, validationSymbols }: SoupJob,
  worker: WorkerContext,
  { yieldToEventLoop }: JobContext,
): Promise<JobResults['soup']> {
  const [{ architecture, gates }] = members; // kin are of one, but for their modules
  const bodies = members.map((member) => member.architecture);
  const { align, ...aligned } = alignModules(bodies, architecture, {}, vocabulary.length);
  const expressed = { architecture: aligned.architecture, gates };
  const layout = parameterLayout(aligned.architecture, vocabulary.length);
  const computed = computedArchitecture(expressed);
  const model = worker.models.create(computed, vocabulary.length, 1, packGates(expressed, computed));
  const { symbols: text, ranges, costs } = await worker.texts.of(niche, texts, vocabulary);
  const heldOut = [{ text, blocks: evaluationBlocks(ranges.validation, validationSymbols), costs }];
  const own = await Promise.all(
    members.map(async (member) =>
      flatten(await worker.weights.read(member.weights), parameterLayout(member.architecture, vocabulary.length)),
    ),
  );
  const read = (at: number) => ({ values: align(at, own, true), share: 1 });
  let kept = [0];
  let taken = [read(0)];
  let best = firstNats;
  for (let at = 1; at < members.length; at++) {
    const more = [...taken, read(at)];
    const [{ nats }] = await evaluate(
      model,
      packModules(blendWeights(layout, more, 'linear'), expressed, computed, vocabulary.length),
      heldOut,
      evaluationBatch(architecture),
    );
    await yieldToEventLoop();
    if (!(nats <= best)) continue;
    [kept, taken, best] = [[...kept, at], more, nats];
  }
  return kept;
}
