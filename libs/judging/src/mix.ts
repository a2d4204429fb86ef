/**
 * The community of a niche: how much each of its living is to weigh in their mixture, and what that pays for text. Weights are fitted on
 * validation, all that is said of the mixture is on test. Everyone is asked for the same symbols as in any evaluation, each once.
 */
import { carriers, fitMixture, newTextError, scoreMixture } from '#arena';
import { sum } from '#base';
import { evaluationBlocks, nGramNats, type Range } from '#corpus';
import { natsToBits } from '#entropy';
import { type JobContext, type JobResults, type MixJob, mostSymbols } from '#tournament';
import { type Candidate, finiteBits, modelsOf, scoreAll } from './mixed-candidates';
import type { NicheReaders, WorkerContext } from '#workbench';

/** Members with a lower weight are left out of the mixture. */
const LEAST_WEIGHT = 1e-4;

export async function mix(
  job: MixJob,
  worker: WorkerContext,
  readers: NicheReaders,
  { yieldToEventLoop }: JobContext,
): Promise<JobResults['mix']> {
  const { ranges } = await worker.texts.of(job.niche, job.texts, job.vocabulary);
  const candidates = [...modelsOf(job, worker), ...(job.nGrams ? await nGrams(job, readers) : [])];
  const score = (blocks: readonly Range[]) => scoreAll(candidates, blocks, yieldToEventLoop);
  const most = mostSymbols(candidates.length);
  const fit = fitMixture(await score(evaluationBlocks(ranges.validation, job.validationSymbols)));
  const weights = withoutLightest([...fit.weights]);
  async function* onTest() {
    for (const blocks of sectionsOf(evaluationBlocks(ranges.test, job.testSymbols), most)) {
      yield { scored: await score(blocks), lengths: lengthsOf(blocks) };
    }
  }
  const scored = await scoreMixture(weights, onTest());
  const { symbols, nats, standardErrorNats } = scored;
  if (!Number.isFinite(nats)) return null;
  const members = candidates
    .map(({ kind, name }, at) => {
      return { kind, name, weight: weights[at], bitsPerCharacter: finiteBits(scored.memberNats[at]) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return {
    niche: job.niche,
    members,
    of: candidates.length,
    carriers: carriers(weights, 0.95),
    symbols,
    nats,
    bitsPerCharacter: natsToBits(nats),
    standardErrorNats,
    newText: newTextError(scored.blocks),
    ambiguityBits: finiteBits(scored.ambiguityNats),
    equal: {
      bitsPerCharacter: finiteBits(scored.equal.nats),
      ambiguityBits: finiteBits(scored.equal.ambiguityNats),
    },
    onlineBitsPerCharacter: finiteBits(scored.onlineNats),
  };
}

/** Of the training part alone, as models are. They are scored once for each section, all orders together. */
async function nGrams({ niche, texts }: MixJob, readers: NicheReaders): Promise<Candidate[]> {
  const { ngram, text } = await readers.of(niche, texts);
  const scored = new WeakMap<readonly Range[], Float32Array[]>();
  return Array.from({ length: ngram.order + 1 }, (_, order) => ({
    kind: 'baseline',
    name: `WB-${order}`,
    natsOf: async (blocks) => {
      const all = scored.get(blocks) ?? nGramNats(ngram, text, blocks);
      scored.set(blocks, all);
      return all[order];
    },
  }));
}

function withoutLightest(weights: readonly number[]): number[] {
  const kept = weights.map((weight) => (weight < LEAST_WEIGHT ? 0 : weight));
  return kept.map((weight) => weight / sum(kept));
}

/** Whole blocks together, of at most `most` symbols, or one block. */
function sectionsOf(blocks: readonly Range[], most: number): Range[][] {
  const perSection = Math.max(1, Math.floor(most / (blocks[0].end - blocks[0].start)));
  const count = Math.ceil(blocks.length / perSection);
  return Array.from({ length: count }, (_, section) => blocks.slice(section * perSection, (section + 1) * perSection));
}

function lengthsOf(blocks: readonly Range[]): number[] {
  return blocks.map(({ start, end }) => end - start);
}
