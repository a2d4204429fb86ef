import type { MixedModels } from './jobs/mixture-jobs';
import type { Trained } from './living';
import { type OpenRun, textReferences } from './run';

/** What a worker needs to let some of a niche predict its text. */
export function mixedModels(run: OpenRun, niche: string, members: readonly Trained[]): MixedModels {
  return {
    niche,
    members: members.map(({ id, phenotype: { architecture, gates }, life: { weights } }) => {
      return { id, architecture, gates, weights };
    }),
    vocabulary: run.tournament.survey.vocabulary,
    texts: textReferences(run),
  };
}
