/** What a schema cannot tell of a config. Each throws an InvalidRequestError that names the fields. */
import { InvalidValueError } from '#base';
import { DEFAULT_SEARCH_SPACE, narrowSpace, type SearchSpace } from '#genome';
import { init } from '#selection';
import {
  checkArena,
  checkBudget,
  checkLearning,
  demesOf,
  textNeeds,
  tooShort,
  type Survey,
  type TournamentConfig,
} from '#tournament';
import { InvalidRequestError, tellAll } from '../shared/errors';

export async function checkConfig(config: TournamentConfig): Promise<void> {
  const restrictions = Object.entries(config.searchSpace);
  await tellAll([
    ...restrictions.map((restriction) => () => spaceOf({ searchSpace: Object.fromEntries([restriction]) })),
    () =>
      naming('config.breeding.', () => init({ demes: demesOf(config), ...config.breeding }, DEFAULT_SEARCH_SPACE, 0)),
    () => naming('config.', () => checkArena(config)),
  ]);
}

/** Whether each niche's text has what the tournament will ask of it. */
export function checkTexts(config: TournamentConfig, { characters }: Pick<Survey, 'characters'>): void {
  const needs = textNeeds(config);
  const errors = config.niches.flatMap(({ name }, index) => {
    const message = tooShort(name, characters[name], needs);
    return message ? [{ field: `config.niches.${index}.corpus`, message: `is too short: ${message}` }] : [];
  });
  if (errors.length > 0) throw new InvalidRequestError(errors);
}

/** Whether the budget allows any individual at all. */
export async function checkAffordable(config: TournamentConfig, vocabularySize: number): Promise<void> {
  const space = await spaceOf(config);
  await tellAll([
    () => naming('config.', () => checkBudget(space, vocabularySize, config.budget)),
    () => naming('config.', () => checkLearning(space, vocabularySize, config)),
  ]);
}

function spaceOf({ searchSpace }: Pick<TournamentConfig, 'searchSpace'>): Promise<SearchSpace> {
  return naming('config.searchSpace.', () => narrowSpace(DEFAULT_SEARCH_SPACE, searchSpace));
}

/** Runs `check`; an invalid value is told as a field of the request. */
async function naming<Result>(prefix: string, check: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new InvalidRequestError([{ field: `${prefix}${error.field}`, message: error.problem }]);
  }
}
