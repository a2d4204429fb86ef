/** What a tournament's config says of training, before anybody is born. */
import { sum } from '#base';
import { capacityAt, plannedBirths } from '#evolution';
import { budgetAt } from './budget-at';
import type { TournamentConfig } from './config';
import { demesOf } from './demes';
import { learningFlops } from './plan-learning';

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

/** FLOPs of all who will train to learn from text, and from preference as far as `learning.flops` go. */
export function plannedTrainingFlops(
  config: Planned & Pick<TournamentConfig, 'generations' | 'budget' | 'learning'>,
): number {
  const { generations, budget, learning } = config;
  const ofGeneration = (_: unknown, generation: number): number => {
    const now = budgetAt(budget, generation);
    return plannedTrainees(config, generation) * (now.trainingFlops + (learning ? learningFlops(learning, now) : 0));
  };
  return sum(Array.from({ length: generations }, ofGeneration));
}
