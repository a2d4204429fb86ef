import type { LivedGeneration } from './lived-generation';
import { type Metric, whole } from './metric';

/** Of everyone who lived in the generation, or of all since the first. */
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
  {
    name: 'computeFlops',
    unit: 'FLOPs',
    scope: 'generation',
    direction: null,
    help: 'FLOPs of the generation: training, learning from preference, evaluations and texts, those who failed among them (docs/training.md).',
    compute: ({ flops }) => whole(flops),
  },
  {
    name: 'computeFlopsSoFar',
    unit: 'FLOPs',
    scope: 'tournament',
    direction: null,
    help: 'FLOPs since the tournament began: a curve against it compares runs at equal compute.',
    compute: ({ flops, previous }) => whole((previous.computeFlopsSoFar?.all ?? 0) + flops),
  },
  {
    name: 'computeTokensSoFar',
    unit: 'tokens',
    scope: 'tournament',
    direction: null,
    help: 'Tokens that were trained on since the tournament began, by those who failed too.',
    compute: ({ tokens, previous }) => whole((previous.computeTokensSoFar?.all ?? 0) + tokens),
  },
];
