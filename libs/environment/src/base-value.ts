import { predationOf } from '#evolution';
import { FAMILIES } from '#genome';
import type { EnvironmentConfig } from './change';
import type { DialName, Value } from './dials';
import type { Place } from './places';

/** What a config says of a dial at a place, before anything changes. */
export function baseValue(config: EnvironmentConfig, set: DialName, { niche, deme, taste }: Place): Value {
  const { niches, budget, fitness, breeding, arena } = config;
  switch (set) {
    case 'budget':
      return 1;
    case 'capacity':
      return niches.find(({ name }) => name === niche)!.demes.find(({ name }) => name === deme)!.capacity;
    case 'corpus':
      return niches.find(({ name }) => name === niche)!.corpus;
    case 'direction':
      return breeding.direction;
    case 'families':
      return FAMILIES;
    case 'growth':
      return breeding.growthRate;
    case 'maximumParameters':
      return budget.maximumParameters;
    case 'migration':
      return 'rate' in breeding.migration ? breeding.migration.rate : 0;
    case 'mutation':
      return breeding.mutationRate;
    case 'predation':
      return predationOf(breeding.shaping) ?? 0;
    case 'preference':
      return fitness.kind === 'weighted' ? fitness.ratingWeight : 0;
    case 'taste':
      return arena?.panel.tastes[taste!] ?? 0;
  }
}
