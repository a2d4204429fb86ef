import { type Loci, mutation, recombination } from '#genome';
import type { BreedingSettings } from './breeding-settings';
import type { FitnessConfig } from './fitness-config';
import { cases } from './objectives/cases';
import { pareto } from './objectives/pareto';
import { rating } from './objectives/rating';
import { validationNats } from './objectives/validation-nats';
import { weighted } from './objectives/weighted';
import type { Objective, Operators, ParentSelection } from './operators';
import { PARENT_SELECTIONS } from './parents';
import { REPLACEMENTS } from './replacement';

/** The operators that a tournament's settings name. */
export function operatorsOf(settings: BreedingSettings, loci: Loci): Operators {
  const { fitness = { kind: 'cross-entropy' }, tournamentSize, elites, crossoverRate, crossover } = settings;
  const mutate = mutation(loci, { rate: settings.mutationRate, scale: settings.mutationScale });
  return {
    objective: objectiveOf(fitness),
    parents: parentsOf(fitness, tournamentSize),
    replacement: REPLACEMENTS.generational(elites),
    variation: { crossoverRate, recombine: recombination(crossover), mutate },
  };
}

export function objectiveOf(fitness: FitnessConfig): Objective {
  switch (fitness.kind) {
    case 'cross-entropy':
      return validationNats;
    case 'rating':
      return rating(fitness);
    case 'weighted':
      return weighted(fitness.ratingWeight);
    case 'lexicase':
      return cases(fitness);
    case 'pareto':
      return pareto;
  }
}

export function parentsOf(fitness: FitnessConfig, tournamentSize: number): ParentSelection {
  const { lexicase, nsgaII, tournament, uncertainTournament } = PARENT_SELECTIONS;
  switch (fitness.kind) {
    case 'lexicase':
      return lexicase();
    case 'pareto':
      return nsgaII();
    case 'rating':
      return fitness.use === 'probability-better' ? uncertainTournament(tournamentSize) : tournament(tournamentSize);
    default:
      return tournament(tournamentSize);
  }
}
