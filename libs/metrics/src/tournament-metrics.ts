import type { LivedGeneration } from './lived-generation';
import { type Metric, whole } from './metric';

export const TOURNAMENT_METRICS: readonly Metric<LivedGeneration>[] = [
  {
    name: 'individualsBorn',
    unit: 'individuals',
    scope: 'tournament',
    direction: null,
    help: 'Individuals born since the tournament began.',
    compute: ({ generation, population, previous }) => {
      const born = population.filter((member) => member.generation === generation).length;
      return whole((previous.individualsBorn?.all ?? 0) + born);
    },
  },
];
