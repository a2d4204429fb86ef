/** Configs for specs: prose in two demes, speeches in one. */
import { DEFAULT_PANEL } from '#arena';
import type { Change, EnvironmentConfig } from '../change';

export const CONFIG: EnvironmentConfig = {
  niches: [
    {
      name: 'prose',
      corpus: 'moby',
      demes: [
        { name: 'north', capacity: 12 },
        { name: 'south', capacity: 8 },
      ],
    },
    { name: 'speech', corpus: 'sotu-new', demes: [{ name: 'speech', capacity: 6 }] },
  ],
  budget: { trainingFlops: 1e9, maximumParameters: 1e6 },
  fitness: { kind: 'weighted', ratingWeight: 0.5 },
  breeding: {
    migration: { scheme: 'ring', rate: 0.1 },
    direction: 1,
    shaping: { scheme: 'predators-of-families', strength: 0.5 },
    mutationRate: 0.2,
    growthRate: 0,
  },
  arena: { panel: DEFAULT_PANEL },
  environment: [],
};

export function configOf(...environment: readonly Change[]): EnvironmentConfig {
  return { ...CONFIG, environment };
}
