/** What a tournament's config says that it will spend, before anybody is born. */
import { sum } from '#base';
import { birthsIn } from '#evolution';
import type { TournamentConfig } from './config';
import { demesOf } from './demes';

/** FLOPs to learn from text of all who will be born: the first generation is everyone, the others as many as the replacement lets be born. */
export function plannedTrainingFlops(
  config: Pick<TournamentConfig, 'niches' | 'generations' | 'breeding' | 'budget'>,
): number {
  const { generations, breeding, budget } = config;
  const births = demesOf(config).map(
    ({ capacity }) => capacity + (generations - 1) * birthsIn(breeding.replacement, capacity),
  );
  return sum(births) * budget.trainingFlops;
}
