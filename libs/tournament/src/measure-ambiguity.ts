/** Lets workers measure what diversity is worth in each niche as a generation closes. */
import { sum } from '#base';
import type { MixtureMeasure } from '#metrics';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import { isTrained, living } from './living';
import type { Compute, Individual } from './records';
import { mixedModels } from './mixed-models';
import { mostSymbols } from './most-symbols';
import type { OpenRun } from './run';
import { Stopwatch } from './stopwatch';

export interface Ambiguity {
  /** By niche where somebody lives. */
  readonly mixtures: Readonly<Record<string, MixtureMeasure>>;
  readonly compute: readonly Compute[];
}

/** Nothing where the config asks for none. */
export async function measureAmbiguity(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
): Promise<Ambiguity> {
  const { config } = run.tournament;
  const { members, generationSymbols } = config.evaluation.community;
  const alive = living(individuals).filter(isTrained);
  if (members === 'none' || generationSymbols === 0 || alive.length === 0) return { mixtures: {}, compute: [] };
  const niches = config.niches.map(({ name }) => name).filter((name) => alive.some(({ niche }) => niche === name));
  const aliveIn = (niche: string) => alive.filter((one) => one.niche === niche);
  const symbolsIn = (niche: string): number => Math.min(generationSymbols, mostSymbols(aliveIn(niche).length));
  const spent = new Stopwatch();
  const measured = await Promise.all(
    niches.map(async (niche) => {
      const measure = await run.queue.submit(
        { kind: 'ambiguity', ...mixedModels(run, niche, aliveIn(niche)), symbols: symbolsIn(niche) },
        { signal: run.signal, onSpent: spent.add },
      );
      return [niche, measure] as const;
    }),
  );
  const flops = alive.map(({ niche, phenotype }) =>
    evaluationFlops(settingOf(run), computedArchitecture(phenotype), niche, 'validation', symbolsIn(niche)),
  );
  const compute = computeOf(generation, [{ individual: '', flops: { ambiguity: sum(flops) } }], spent.cpuSeconds);
  return { mixtures: Object.fromEntries(measured), compute };
}
