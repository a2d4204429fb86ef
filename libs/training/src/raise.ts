/** What becomes of a design from fresh weights in a niche: trained as a newborn without donors is, and told by its test text alone. */
import { evaluate } from '#arena';
import { evaluationBlocks } from '#corpus';
import { parameterLayout, trainingFlopsPerToken } from '#model';
import { flopsOfBlocks, type JobContext, type Raised, type RaiseJob } from '#tournament';
import { gatesOfGroup, packGroup } from './pack-group';
import { freshStart } from './start';
import { train } from './train';
import { evaluationBatch, type WorkerContext } from '#workbench';

/** In the order of the members. */
export async function raise(job: RaiseJob, worker: WorkerContext, context: JobContext): Promise<readonly Raised[]> {
  const { architecture, vocabulary, members, steps, batchSize } = job;
  const model = worker.models.create(architecture, vocabulary.length, members.length, gatesOfGroup(job));
  const texts = await Promise.all(members.map(({ niche }) => worker.texts.of(niche, job.texts, vocabulary)));
  const start = packGroup(
    job,
    members.map((member) => freshStart(job, member, worker.models)),
  );
  const layout = parameterLayout(architecture, vocabulary.length);
  const trained = await train({ ...job, stretch: null }, model, layout, start, texts, context);
  const heldOut = texts.map(({ symbols, ranges, costs }) => {
    return { text: symbols, blocks: evaluationBlocks(ranges.test, job.testSymbols), costs };
  });
  const scores = await evaluate(model, trained.weights, heldOut, evaluationBatch(architecture));
  const training = steps * batchSize * architecture.context * trainingFlopsPerToken(architecture, vocabulary.length);
  return scores.map(({ bitsPerCharacter }, member) => ({
    bitsPerCharacter,
    cause:
      trained.causes[member] ??
      (Number.isFinite(bitsPerCharacter) ? null : `test cross-entropy is ${bitsPerCharacter}`),
    flops: training + flopsOfBlocks(heldOut[member].blocks, architecture, vocabulary.length),
  }));
}
