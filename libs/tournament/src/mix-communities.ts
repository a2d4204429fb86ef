/** Lets a worker mix the living of each niche into one predictor. */
import { sum } from '#base';
import type { CommunityView } from '#contracts';
import type { Trained } from './living';
import { mixedModels } from './mixed-models';
import type { Run } from './run';

/** Of each niche where somebody lives, in the order of the config. */
export async function mixCommunities(
  run: Run,
  alive: readonly Trained[],
  onSpent: (cpuSeconds: number) => void,
): Promise<CommunityView[]> {
  const { niches, evaluation } = run.tournament.config;
  if (evaluation.community.members === 'none') return [];
  const mixed = niches.map(({ name }) => {
    const living = alive.filter(({ niche }) => niche === name);
    return living.length > 0 ? mixNiche(run, name, living, onSpent) : null;
  });
  return (await Promise.all(mixed)).filter((community) => community !== null);
}

async function mixNiche(
  run: Run,
  niche: string,
  living: readonly Trained[],
  onSpent: (cpuSeconds: number) => void,
): Promise<CommunityView | null> {
  const { validationSymbols, testSymbols, community } = run.tournament.config.evaluation;
  const mixed = await run.queue.submit(
    {
      kind: 'mix',
      ...mixedModels(run, niche, living),
      nGrams: community.members === 'models-and-n-grams',
      validationSymbols,
      testSymbols,
    },
    { signal: run.signal, onSpent },
  );
  if (!mixed) return null;
  const members = new Set(mixed.members.map(({ name }) => name));
  const parameters = sum(living.filter(({ id }) => members.has(id)).map((member) => member.parameters));
  return { ...mixed, parameters };
}
