import { InvalidValueError, type Json } from '#base';
import { checkSchemeState } from '#evolution';
import { environmentAt, withInterventions } from '#environment';
import type { TournamentConfig } from './config';
import { breedingOf } from './demes';
import { type EnvironmentState, nextSummary, plannedEnvironment, type TournamentEnvironment } from './environments';
import { firstDifference } from './first-difference';
import { type Intervened, interventionAt } from './intervention-store.port';
import { checkRaterState, foundingRaters, nextRaters, partsOf } from './rater-state';
import type { Individual, Tournament } from './records';
import { differ, join } from './refuse-kept';
import type { WholeGeneration } from './tournament-hash';

/** Throws an InvalidValueError that names table, row and column, unless the schemes of the config can have left this as a generation opened. */
export function checkKeptState(config: TournamentConfig, generation: number, state: Json | undefined): void {
  const column = `scheme_state ${generation} state`;
  try {
    const { scheme, raters } = partsOf(state ?? null);
    checkSchemeState(breedingOf(config, plannedEnvironment(config, generation)), scheme);
    checkRaterState(config, generation, raters);
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new InvalidValueError(error.field.replace(/^schemeState/, column), error.value, error.expected);
  }
}

/**
 * `before` is what is kept of the generation before, undefined where there is none. Throws an InvalidValueError where config, seed and it come to other
 * raters.
 */
export function checkKeptRaters(
  { config, seed }: Pick<Tournament, 'config' | 'seed'>,
  generation: number,
  state: Json | undefined,
  before: Pick<WholeGeneration, 'schemeState' | 'metrics'> | undefined,
): void {
  const right = before
    ? nextRaters(config, partsOf(before.schemeState ?? null).raters, before.metrics, { seed, generation })
    : foundingRaters(config, seed, generation);
  const found = firstDifference(partsOf(state ?? null).raters, right);
  if (found) differ(join(`scheme_state ${generation} state.raters`, found.path), found, 'by config and telling');
}

/**
 * What held in a generation: `before` is what is kept of the one before, `parents` lived in it. Throws an InvalidValueError where config, seed and they
 * come to something else.
 */
export function checkKeptEnvironment(
  { config, seed }: Pick<Tournament, 'config' | 'seed'>,
  generation: number,
  state: EnvironmentState | undefined,
  before: EnvironmentState | undefined,
  parents: readonly Individual[],
): TournamentEnvironment {
  const summary = nextSummary(config, before, parents);
  const interventions = state?.interventions ?? [];
  const environment = environmentAt(withInterventions(config, interventions), { seed, generation }, summary);
  const found = firstDifference(state ?? null, { interventions, settings: environment.settings, summary });
  if (found) {
    const field = ['environment', generation, found.path].filter((part) => part !== '').join(' ');
    throw new InvalidValueError(
      field,
      found.left ?? null,
      `${JSON.stringify(found.right) ?? 'nothing'} by config and lives`,
    );
  }
  return environment;
}

/** Throws an InvalidValueError unless those of a generation are those before, and the next of the log, which hold from it on. */
export function checkInterventions(
  generation: number,
  state: EnvironmentState | undefined,
  before: EnvironmentState | undefined,
  logged: readonly Intervened[],
): void {
  const applied = before?.interventions ?? [];
  const interventions = state?.interventions ?? [];
  const more = logged.slice(applied.length, interventions.length);
  const right = [...applied, ...more.map((intervened) => interventionAt(generation, intervened))];
  const found = firstDifference(interventions, right);
  if (!found) return;
  const field = `environment ${generation} interventions.${found.path}`;
  throw new InvalidValueError(field, found.left ?? null, `${JSON.stringify(found.right) ?? 'nothing'} by the log`);
}
