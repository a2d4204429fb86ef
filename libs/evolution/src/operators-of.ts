import { type Loci, locusOfRate, mutation, recombination } from '#genome';
import type { BreedingSettings } from './breeding-settings';
import { DEFAULT_DESCRIPTORS, describeBy } from './descriptors';
import type { FitnessConfig } from './fitness-config';
import { cases } from './objectives/cases';
import { pareto } from './objectives/pareto';
import { prequential } from './objectives/prequential';
import { rating } from './objectives/rating';
import { validationNats } from './objectives/validation-nats';
import { weighted } from './objectives/weighted';
import type { Objective, Operators } from './operators';
import { adaptationOf } from './schemes/adaptation-schemes';
import { migrationOf } from './schemes/migration-schemes';
import { replacementOf } from './schemes/replacement-schemes';
import { selectionOf } from './schemes/selection-schemes';
import { shapingOf } from './schemes/shaping-schemes';

/** The operators that a tournament's settings name. */
export function operatorsOf(settings: BreedingSettings, loci: Loci): Operators {
  const { fitness = { kind: 'cross-entropy' }, selection, replacement, crossoverRate, crossover } = settings;
  const rates = { rate: settings.mutationRate, scale: settings.mutationScale };
  const adaptation = adaptationOf(settings.selfAdaptation ?? { scheme: 'none' });
  return {
    objective: objectiveOf(fitness),
    describe: describeBy(settings.descriptors ?? DEFAULT_DESCRIPTORS),
    shaping: shapingOf(settings.shaping ?? { scheme: 'none' }),
    parents: selectionOf(selection, fitness),
    replacement: replacementOf(replacement),
    migration: migrationOf(settings.migration ?? { scheme: 'none' }),
    variation: {
      crossoverRate,
      crossoverLocus: locusOfRate(loci, 'crossoverRate'),
      recombine: recombination(crossover),
      mutate: adaptation?.mutation(loci, rates) ?? mutation(loci, rates),
    },
  };
}

export function objectiveOf(fitness: FitnessConfig): Objective {
  switch (fitness.kind) {
    case 'cross-entropy':
      return validationNats;
    case 'prequential':
      return prequential;
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
