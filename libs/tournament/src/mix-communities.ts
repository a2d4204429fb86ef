/** Lets workers mix the living of each niche into one predictor. */
import { sum } from '#base';
import type { CommunityView } from '#contracts';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import { HIGHEST_ORDER } from './competitors';
import type { Trained } from './living';
import { mixedModels } from './mixed-models';
import { mostSymbols } from './most-symbols';
import type { Compute } from './records';
import type { OpenRun } from './run';
import { Stopwatch } from './stopwatch';

export interface Mixed {
  /** Of each niche where somebody lives, in the order of the config. */
  readonly communities: readonly CommunityView[];
  /** A mixture that came to nothing counts too. */
  readonly compute: readonly Compute[];
}

/** Nothing where the config asks for none. */
export async function mixCommunities(run: OpenRun, alive: readonly Trained[]): Promise<Mixed> {
  const { niches, evaluation, generations } = run.tournament.config;
  if (evaluation.community.members === 'none' || alive.length === 0) return { communities: [], compute: [] };
  const spent = new Stopwatch();
  const mixed = await Promise.all(
    niches.map(async ({ name }) => {
      const living = alive.filter(({ niche }) => niche === name);
      return living.length > 0 ? mixNiche(run, name, living, spent.add) : { community: null, flops: 0 };
    }),
  );
  const community = sum(mixed.map(({ flops }) => flops));
  return {
    communities: mixed.flatMap((each) => each.community ?? []),
    compute: computeOf(generations - 1, [{ individual: '', flops: { community } }], spent.cpuSeconds),
  };
}

/** Everyone is evaluated on both parts, the n-grams beside them at no FLOPs. */
async function mixNiche(
  run: OpenRun,
  niche: string,
  living: readonly Trained[],
  onSpent: (cpuSeconds: number) => void,
) {
  const { validationSymbols, testSymbols, community } = run.tournament.config.evaluation;
  const nGrams = community.members === 'models-and-n-grams';
  const most = mostSymbols(living.length + (nGrams ? HIGHEST_ORDER + 1 : 0));
  const symbols = { validation: Math.min(validationSymbols, most), test: testSymbols };
  const flops = living.flatMap(({ phenotype }) =>
    (['validation', 'test'] as const).map((part) =>
      evaluationFlops(settingOf(run), computedArchitecture(phenotype), niche, part, symbols[part]),
    ),
  );
  const mixed = await run.queue.submit(
    {
      kind: 'mix',
      ...mixedModels(run, niche, living),
      nGrams,
      validationSymbols: symbols.validation,
      testSymbols,
    },
    { signal: run.signal, onSpent },
  );
  return { community: mixed && { ...mixed, parameters: parametersOf(living, mixed.members) }, flops: sum(flops) };
}

function parametersOf(living: readonly Trained[], members: CommunityView['members']): number {
  const names = new Set(members.map(({ name }) => name));
  return sum(living.filter(({ id }) => names.has(id)).map(({ parameters }) => parameters));
}
