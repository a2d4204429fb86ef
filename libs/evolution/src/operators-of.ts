import { growth, type Loci, locusOfRate, mutation, type MutationSettings, recombination } from '#genome';
import type { BreedingSettings } from './breeding-settings';
import { DEFAULT_DESCRIPTORS, describeBy } from './descriptors';
import type { FitnessConfig } from './fitness-config';
import { cases } from './objectives/cases';
import { pareto } from './objectives/pareto';
import { prequential } from './objectives/prequential';
import { rating } from './objectives/rating';
import { validationNats } from './objectives/validation-nats';
import { weighted } from './objectives/weighted';
import type { Adaptation, GroupRates, Objective, Operators } from './operators';
import { adaptationOf } from './schemes/adaptation-schemes';
import { mateChoiceOf } from './schemes/mate-schemes';
import { migrationOf } from './schemes/migration-schemes';
import { replacementOf } from './schemes/replacement-schemes';
import { selectionOf } from './schemes/selection-schemes';
import { shapingOf } from './schemes/shaping-schemes';
import { speciesOf } from './schemes/species-schemes';

/** The operators that a tournament's settings name. */
export function operatorsOf(settings: BreedingSettings, loci: Loci): Operators {
  const { fitness = { kind: 'cross-entropy' }, selection, replacement, crossoverRate, crossover } = settings;
  const rates = ratesOf(settings);
  return {
    objective: byDemes(settings.demes.map((deme) => objectiveOf(deme.fitness ?? fitness))),
    describe: describeBy(settings.descriptors ?? DEFAULT_DESCRIPTORS),
    shaping: shapingOf(settings.shaping ?? { scheme: 'none' }),
    direction: settings.direction,
    species: speciesOf(settings.species ?? { scheme: 'none' }),
    parents: selectionOf(selection, fitness, replacement),
    mates: mateChoiceOf(settings.mates ?? { scheme: 'alike' }),
    replacement: replacementOf(replacement),
    migration: migrationOf(settings.migration ?? { scheme: 'none' }),
    variation: {
      crossoverRate,
      crossoverLocus: locusOfRate(loci, 'crossoverRate'),
      recombine: recombination(crossover),
      mutate: adapting(settings)?.mutation?.(loci, rates) ?? mutation(loci, rates),
      grow: growth(loci, settings.growthRate ?? 0),
    },
    groupRates: groupRatesOf(settings),
  };
}

/** Undefined where groups have no rates of their own. */
export function groupRatesOf(settings: BreedingSettings): GroupRates | undefined {
  return adapting(settings)?.groupRates?.(ratesOf(settings));
}

function adapting({ selfAdaptation = { scheme: 'none' } }: BreedingSettings): Adaptation | undefined {
  return adaptationOf(selfAdaptation);
}

function ratesOf({ mutationRate, mutationScale }: BreedingSettings): MutationSettings {
  return { rate: mutationRate, scale: mutationScale };
}

/** Of one deme at a time, by its own. */
function byDemes(objectives: readonly Objective[]): Objective {
  return (population, members) => objectives[population.deme[members[0]] ?? 0](population, members);
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
