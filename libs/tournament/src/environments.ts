/** What holds in the generations of a tournament. */
import {
  type Environment,
  type Intervention,
  environmentAt,
  environmentWith,
  type NicheEnvironment,
  NOBODY_LIVED,
  type Setting,
  type Summary,
  summaryAfter,
} from '#environment';
import type { TournamentConfig } from './config';
import { isTrained } from './living';
import type { Individual, Tournament } from './records';
import type { Stretch } from './jobs/job';

export type TournamentEnvironment = Environment<TournamentConfig>;
export type TournamentNiche = NicheEnvironment<TournamentConfig>;

/** What is kept of the environment of a generation as it opens: replays and runs that go on take it from there. */
export interface EnvironmentState {
  /** What people changed until then, in the order of the log. */
  readonly interventions: readonly Intervention[];
  readonly settings: readonly Setting[];
  /** Of the generations before. */
  readonly summary: Summary;
}

/** Of the generation that opens: `living` are those who lived in the one before, by birth, `before` is its state; none before generation 0. */
export function nextSummary(
  config: TournamentConfig,
  before: EnvironmentState | undefined,
  living: readonly Individual[],
): Summary {
  if (!before) return NOBODY_LIVED;
  const measured = living.filter(isTrained).map(({ niche, deme, life }) => {
    return { niche, deme, bitsPerCharacter: life.validation.bitsPerCharacter };
  });
  return summaryAfter(before.summary, environmentWith(config, before.settings).niches, measured);
}

/** What is planned for a generation while nothing is known of the population. */
export function plannedEnvironment(config: TournamentConfig, generation: number, seed = 0): TournamentEnvironment {
  return environmentAt(config, { seed, generation }, NOBODY_LIVED);
}

/** The part that a generation has, by plan, of what one who lives through all of a tournament trains for in a niche. */
export function stretchOf(
  { config, seed }: Pick<Tournament, 'config' | 'seed'>,
  generation: number,
  niche: string,
): Stretch {
  const flops = Array.from({ length: config.generations }, (_, at) => {
    return plannedEnvironment(config, at, seed).niches.find(({ name }) => name === niche)!.budget.trainingFlops;
  });
  const upTo = (end: number): number => flops.slice(0, end).reduce((sum, each) => sum + each, 0);
  const whole = upTo(config.generations);
  return { from: upTo(generation) / whole, to: upTo(generation + 1) / whole };
}
