/** What a tournament's config says that it will spend, before anybody is born. */
import { sum } from '#base';
import { plannedBirths } from '#evolution';
import { budgetAt } from './budget-at';
import type { TournamentConfig } from './config';
import { demesOf } from './demes';

/** FLOPs to learn from text of all who will be born, as many as capacity and replacement let be. */
export function plannedTrainingFlops(
  config: Pick<TournamentConfig, 'niches' | 'generations' | 'breeding' | 'budget'>,
): number {
  const { generations, breeding, budget } = config;
  const ofGeneration = (_: unknown, generation: number): number => {
    const births = demesOf(config).map(({ capacity }) => plannedBirths(breeding.replacement, capacity, generation));
    return sum(births) * budgetAt(budget, generation).trainingFlops;
  };
  return sum(Array.from({ length: generations }, ofGeneration));
}
