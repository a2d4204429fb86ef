import { InvalidValueError, type Json } from '#base';
import { checkSchemeState } from '#evolution';
import type { TournamentConfig } from './config';
import { breedingOf } from './demes';

/** Throws an InvalidValueError that names table, row and column, unless the schemes of the config can have left this as a generation opened. */
export function checkKeptState(config: TournamentConfig, generation: number, state: Json | undefined): void {
  const column = `scheme_state ${generation} state`;
  try {
    checkSchemeState(breedingOf(config), state ?? null);
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new InvalidValueError(error.field.replace(/^schemeState/, column), error.value, error.expected);
  }
}
