/**
 * What diversity is worth in a niche while a tournament runs: the mixture of its living, with equal weights and with fitted ones, and the
 * ambiguity of each. Fitted weights are cross-validated: of each half of the blocks the weights are those of the other half, so that no
 * symbol is paid for by weights that were fitted to it.
 */
import { fitMixture, mixtureNats, type SymbolNats } from '#arena';
import { sum } from '#base';
import { evaluationBlocks } from '#corpus';
import type { AmbiguityJob, JobContext, JobResults } from '#tournament';
import { finiteBits, modelsOf, scoreAll } from './mixed-candidates';
import type { WorkerContext } from '#workbench';

export async function ambiguity(
  job: AmbiguityJob,
  worker: WorkerContext,
  { yieldToEventLoop }: JobContext,
): Promise<JobResults['ambiguity']> {
  const { ranges } = await worker.texts.of(job.niche, job.texts, job.vocabulary);
  const candidates = modelsOf(job, worker);
  const blocks = evaluationBlocks(ranges.validation, job.symbols);
  const halfOf = (parity: number) => blocks.filter((_, at) => at % 2 === parity);
  const even = await scoreAll(candidates, halfOf(0), yieldToEventLoop);
  const odd = await scoreAll(candidates, halfOf(1), yieldToEventLoop);
  const equal = candidates.map(() => 1 / candidates.length);
  return {
    equal: bitsOf([
      [even, equal],
      [odd, equal],
    ]),
    fitted: bitsOf([
      [even, fitMixture(odd).weights],
      [odd, fitMixture(even).weights],
    ]),
  };
}

/** Means over the symbols of all parts. */
function bitsOf(parts: readonly (readonly [SymbolNats, ArrayLike<number>])[]) {
  const symbols = sum(parts.map(([scored]) => scored.symbols));
  const mixed = parts.map(([scored, weights]) => mixtureNats(scored, weights));
  const meanOf = (values: readonly Float64Array[]): number => sum(values.map((own) => sum([...own]))) / symbols;
  return {
    bitsPerCharacter: finiteBits(meanOf(mixed.map(({ mixture }) => mixture))),
    ambiguityBits: finiteBits(meanOf(mixed.map((own) => own.ambiguity))),
  };
}
