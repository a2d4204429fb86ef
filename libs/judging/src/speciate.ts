/**
 * Sorts individuals into species by what they predict: the distance of two is the Jensen-Shannon divergence of their distributions of the next
 * symbol, the mean over the same positions of held-out text. The texts of all niches are read by everyone, since species are told over all of
 * them; nobody is asked for symbols that the training text of its own niche never shows.
 */
import { predictionsOf } from '#arena';
import { sum } from '#base';
import { evaluationBlocks } from '#corpus';
import { type Distributions, distributionsOf, jensenShannonBits } from '#entropy';
import { type JobContext, type Sorted, sortSpecies, type SpeciateJob } from '#tournament';
import { evaluationBatch, readModel, type WorkerContext } from '#workbench';

/** In bits; no divergence is larger. */
const FARTHEST = 1;

export async function speciateByPredictions(
  job: SpeciateJob,
  worker: WorkerContext,
  { yieldToEventLoop }: JobContext,
): Promise<Sorted> {
  const predictions: Distributions[] = [];
  for (const member of job.members) {
    predictions.push(distributionsOf(await predictedBy(member, job, worker)));
    await yieldToEventLoop();
  }
  const [{ masses }] = predictions;
  const count = masses.length / job.vocabulary.length;
  return sortSpecies(job.memory, job.count, (one, other) => {
    const bits = jensenShannonBits(predictions[one], predictions[other], count);
    return Number.isFinite(bits) ? bits : FARTHEST;
  });
}

/** [positions, vocabulary] */
async function predictedBy(
  member: SpeciateJob['members'][number],
  { vocabulary, texts, probed, symbols }: SpeciateJob,
  worker: WorkerContext,
): Promise<Float32Array> {
  const { niche, architecture } = member;
  const { model, weights: own } = await readModel(worker, architecture, vocabulary.length, [member]);
  const { costs } = await worker.texts.of(niche, texts, vocabulary);
  const parts: Float32Array[] = [];
  for (const text of probed) {
    const { symbols: encoded, ranges } = await worker.texts.of(text, texts, vocabulary);
    const blocks = evaluationBlocks(ranges.validation, symbols);
    const heldOut = { text: encoded, blocks, excluded: costs.unseen };
    parts.push(await predictionsOf(model, own, heldOut, Math.min(blocks.length, evaluationBatch(architecture))));
  }
  const all = new Float32Array(sum(parts.map(({ length }) => length)));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
}
