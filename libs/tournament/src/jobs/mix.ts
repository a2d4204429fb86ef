/**
 * The community of a niche: how much each of its living is to weigh in their mixture, and what that pays for text. Weights are fitted on
 * validation, all that is said of the mixture is on test. Everyone is asked for the same symbols as in any evaluation, each once.
 */
import { carriers, fitMixture, natsOfSymbols, newTextError, scoreMixture, type SymbolNats } from '#arena';
import { sum } from '#base';
import type { CommunityView } from '#contracts';
import { evaluationBlocks, nGramNats, type Range } from '#corpus';
import { natsToBits } from '#entropy';
import { parameterLayout } from '#model';
import { flatten } from './flat-weights';
import type { JobContext, JobResults, MixJob } from './job';
import type { NicheReaders } from './niche-readers';
import { EVALUATION_BATCH, type WorkerContext } from './train-and-evaluate';

/** Scores held at a time: 64 MiB of them. Fewer validation symbols are taken where members are so many that theirs are more. */
const LARGEST = 2 ** 24;
/** Members with a lower weight are left out of the mixture. */
const LEAST_WEIGHT = 1e-4;

/** One who may be mixed: what it pays for symbols of the text. */
interface Candidate {
  readonly kind: CommunityView['members'][number]['kind'];
  readonly name: string;
  readonly natsOf: (blocks: readonly Range[]) => Promise<Float32Array>;
}

export async function mix(
  job: MixJob,
  worker: WorkerContext,
  readers: NicheReaders,
  { yieldToEventLoop }: JobContext,
): Promise<JobResults['mix']> {
  const { ranges } = await worker.texts.of(job.niche, job.texts, job.vocabulary);
  const candidates = [...models(job, worker), ...(job.nGrams ? await nGrams(job, readers) : [])];
  const score = async (blocks: readonly Range[]): Promise<SymbolNats> => {
    const symbols = sum(lengthsOf(blocks));
    const nats = new Float32Array(candidates.length * symbols);
    for (const [member, { natsOf }] of candidates.entries()) {
      nats.set(await natsOf(blocks), member * symbols);
      await yieldToEventLoop();
    }
    return { members: candidates.length, symbols, nats };
  };
  const most = Math.floor(LARGEST / candidates.length);
  const fit = fitMixture(await score(evaluationBlocks(ranges.validation, Math.min(job.validationSymbols, most))));
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

function models({ niche, members, texts, vocabulary }: MixJob, worker: WorkerContext): Candidate[] {
  return members.map(({ id, architecture, weights }) => ({
    kind: 'individual',
    name: id,
    natsOf: async (blocks) => {
      const model = worker.models.create(architecture, vocabulary.length, 1);
      const own = flatten(await worker.weights.read(weights), parameterLayout(architecture, vocabulary.length));
      const { symbols: text, costs } = await worker.texts.of(niche, texts, vocabulary);
      return natsOfSymbols(model, own, { text, blocks, costs }, EVALUATION_BATCH);
    },
  }));
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

function finiteBits(nats: number): number | null {
  return Number.isFinite(nats) ? natsToBits(nats) : null;
}
