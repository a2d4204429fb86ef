/** What a tournament's config says of training, before anybody is born. */
import { sum } from '#base';
import { capacityAt, plannedBirths } from '#evolution';
import { budgetAt } from './budget-at';
import type { TournamentConfig } from './config';
import { demesOf } from './demes';

type Planned = Pick<TournamentConfig, 'niches' | 'breeding' | 'heredity'>;

/** Those who train in a generation: all who live, or as many as capacity and replacement let be born. */
export function plannedTrainees(config: Planned, generation: number): number {
  const { heredity, breeding } = config;
  const ofDemes = demesOf(config).map(({ capacity }) =>
    heredity.survivorsTrain
      ? capacityAt(capacity, generation)
      : plannedBirths(breeding.replacement, capacity, generation),
  );
  return sum(ofDemes);
}

/** FLOPs to learn from text of all who will train. */
export function plannedTrainingFlops(config: Planned & Pick<TournamentConfig, 'generations' | 'budget'>): number {
  const { generations, budget } = config;
  const ofGeneration = (_: unknown, generation: number): number =>
    plannedTrainees(config, generation) * budgetAt(budget, generation).trainingFlops;
  return sum(Array.from({ length: generations }, ofGeneration));
}
