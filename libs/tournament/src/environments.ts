/** What holds in the generations of a tournament. */
import { runningSums } from '#base';
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
import { validationOf } from './former-text';
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
  const measured = living.flatMap(({ niche, deme, life }) => {
    const validation = validationOf(life);
    return validation ? [{ niche, deme, bitsPerCharacter: validation.bitsPerCharacter }] : [];
  });
  return summaryAfter(before.summary, environmentWith(config, before.settings).niches, measured);
}

/** What is planned for a generation while nothing is known of the population. */
export function plannedEnvironment(config: TournamentConfig, generation: number, seed = 0): TournamentEnvironment {
  return environmentAt(config, { seed, generation }, NOBODY_LIVED);
}

/** Of a tournament: what all of its generations ask for. */
const FLOPS_BEFORE = new WeakMap<Planned, ReadonlyMap<string, readonly number[]>>();

/** The part that a generation has, by plan, of what one who lives through all of a tournament trains for in a niche; null where each generation is trained by itself. */
export function stretchOf(tournament: Planned, generation: number, niche: string): Stretch | null {
  const { generations, heredity } = tournament.config;
  if (heredity.schedule !== 'tournament') return null;
  const before = FLOPS_BEFORE.get(tournament) ?? flopsBefore(tournament);
  FLOPS_BEFORE.set(tournament, before);
  const own = before.get(niche)!;
  return { from: own[generation] / own[generations], to: own[generation + 1] / own[generations] };
}

/** By niche: of the generations before each, and of all. */
function flopsBefore({ config, seed }: Planned): ReadonlyMap<string, readonly number[]> {
  const planned = Array.from({ length: config.generations }, (_, generation) => {
    return plannedEnvironment(config, generation, seed).niches;
  });
  return new Map(
    config.niches.map(({ name }, at) => [name, runningSums(planned.map((niches) => niches[at].budget.trainingFlops))]),
  );
}

type Planned = Pick<Tournament, 'config' | 'seed'>;
