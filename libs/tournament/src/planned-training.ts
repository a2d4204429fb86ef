/** What a tournament's config says of training, before anybody is born. */
import { sum } from '#base';
import { plannedBirths } from '#evolution';
import type { TournamentConfig } from './config';
import { plannedEnvironment, type TournamentNiche } from './environments';
import { learningFlops } from './plan-learning';

/** Those who train in each generation: all who live, or as many as capacity and replacement let be born. */
export function plannedTrainees(config: TournamentConfig): readonly number[] {
  return plannedGenerations(config).map((niches) => sum(niches.map(({ trainees }) => trainees)));
}

const KNOWN = new WeakMap<TournamentConfig, number>();

/** FLOPs of all who will train to learn from text, and from preference as far as `learning.flops` go. */
export function plannedTrainingFlops(config: TournamentConfig): number {
  const flops = KNOWN.get(config) ?? trainingFlopsOf(config);
  KNOWN.set(config, flops);
  return flops;
}

function trainingFlopsOf(config: TournamentConfig): number {
  const { learning } = config;
  const niches = plannedGenerations(config).flat();
  return sum(
    niches.map(({ budget, trainees }) => {
      return trainees * (budget.trainingFlops + (learning ? learningFlops(learning, budget) : 0));
    }),
  );
}

type PlannedNiche = TournamentNiche & { readonly trainees: number };

/** The niches of each generation. */
function plannedGenerations(config: TournamentConfig): readonly (readonly PlannedNiche[])[] {
  const { generations, heredity, breeding, environment } = config;
  const first = plannedEnvironment(config, 0).niches;
  const planned = Array.from({ length: generations }, (_, generation) =>
    environment.length === 0 ? first : plannedEnvironment(config, generation).niches,
  );
  return planned.map((niches, generation) =>
    niches.map((niche, at) => {
      const before = planned[generation - 1]?.[at].demes;
      const ofDemes = niche.demes.map(({ capacity }, deme) =>
        heredity.survivorsTrain
          ? capacity
          : plannedBirths(breeding.replacement, capacity, before?.[deme].capacity ?? 0),
      );
      return { ...niche, trainees: sum(ofDemes) };
    }),
  );
}
