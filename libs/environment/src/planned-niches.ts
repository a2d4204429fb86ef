import type { EnvironmentConfig } from './change';
import { environmentAt } from './environment-at';
import { NOBODY_LIVED } from './summary';

export interface PlannedNiche {
  /** Of `budget.trainingFlops`. */
  readonly share: number;
  readonly demes: readonly { readonly name: string; readonly capacity: number }[];
}

type Deming = Omit<EnvironmentConfig['niches'][number], 'corpus'>;

const OTHERS = {
  budget: { trainingFlops: 1, maximumParameters: 1 },
  fitness: { kind: 'cross-entropy' },
  breeding: {
    migration: { scheme: 'none' },
    direction: 1,
    shaping: { scheme: 'none' },
    mutationRate: 0,
    growthRate: 0,
  },
  arena: null,
} as const;

/** How many are to live in a generation, and on what share of the budget, while nothing is known of the population: by niche. */
export function plannedNiches(
  { niches: given, environment }: { readonly niches: readonly Deming[] } & Pick<EnvironmentConfig, 'environment'>,
  generation: number,
): readonly PlannedNiche[] {
  const niches = given.map((niche) => ({ ...niche, corpus: '' }));
  const planned = environmentAt({ ...OTHERS, niches, environment }, { seed: 0, generation }, NOBODY_LIVED);
  return planned.niches.map(({ budget, demes }) => ({ share: budget.trainingFlops, demes }));
}
