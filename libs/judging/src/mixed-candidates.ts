/** Those who may be mixed, and what each pays for the same symbols of a niche's text. */
import { natsOfSymbols, type SymbolNats } from '#arena';
import { sum } from '#base';
import type { CommunityView } from '#contracts';
import type { Range } from '#corpus';
import { natsToBits } from '#entropy';
import type { JobContext, MixedModels } from '#tournament';
import { evaluationBatch, readModel, type WorkerContext } from '#workbench';

export interface Candidate {
  readonly kind: CommunityView['members'][number]['kind'];
  readonly name: string;
  /** Nats of each symbol of the blocks. */
  readonly natsOf: (blocks: readonly Range[]) => Promise<Float32Array>;
}

export function modelsOf({ niche, members, texts, vocabulary }: MixedModels, worker: WorkerContext): Candidate[] {
  return members.map((member) => ({
    kind: 'individual',
    name: member.id,
    natsOf: async (blocks) => {
      const { model, weights } = await readModel(worker, member.architecture, vocabulary.length, [member]);
      const { symbols: text, costs } = await worker.texts.of(niche, texts, vocabulary);
      return natsOfSymbols(model, weights, { text, blocks, costs }, evaluationBatch(member.architecture));
    },
  }));
}

export async function scoreAll(
  candidates: readonly Candidate[],
  blocks: readonly Range[],
  yieldToEventLoop: JobContext['yieldToEventLoop'],
): Promise<SymbolNats> {
  const symbols = sum(blocks.map(({ start, end }) => end - start));
  const nats = new Float32Array(candidates.length * symbols);
  for (const [member, { natsOf }] of candidates.entries()) {
    nats.set(await natsOf(blocks), member * symbols);
    await yieldToEventLoop();
  }
  return { members: candidates.length, symbols, nats };
}

/** Null where they are not finite. */
export function finiteBits(nats: number): number | null {
  return Number.isFinite(nats) ? natsToBits(nats) : null;
}
