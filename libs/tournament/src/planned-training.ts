/** What a tournament's config says of training, before anybody is born. */
import { sum } from '#base';
import { plannedBirths } from '#evolution';
import type { TournamentConfig } from './config';
import { plannedEnvironment, type TournamentNiche } from './environments';
import { learningFlops } from './plan-learning';

/** Those who train in a generation: all who live, or as many as capacity and replacement let be born. */
export function plannedTrainees(config: TournamentConfig, generation: number): number {
  return sum(traineesByNiche(config, generation).map(({ trainees }) => trainees));
}

/** FLOPs of all who will train to learn from text, and from preference as far as `learning.flops` go. */
export function plannedTrainingFlops(config: TournamentConfig): number {
  const { generations, learning } = config;
  const ofGeneration = (_: unknown, generation: number): number =>
    sum(
      traineesByNiche(config, generation).map(({ budget, trainees }) => {
        return trainees * (budget.trainingFlops + (learning ? learningFlops(learning, budget) : 0));
      }),
    );
  return sum(Array.from({ length: generations }, ofGeneration));
}

function traineesByNiche(
  config: TournamentConfig,
  generation: number,
): readonly (TournamentNiche & { trainees: number })[] {
  const { heredity, breeding } = config;
  const before = generation === 0 ? [] : plannedEnvironment(config, generation - 1).niches;
  return plannedEnvironment(config, generation).niches.map((niche, at) => {
    const ofDemes = niche.demes.map(({ capacity }, deme) =>
      heredity.survivorsTrain
        ? capacity
        : plannedBirths(breeding.replacement, capacity, before[at]?.demes[deme].capacity ?? 0),
    );
    return { ...niche, trainees: sum(ofDemes) };
  });
}
