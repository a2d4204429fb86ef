/** What a schema cannot tell of a config. Each throws an InvalidRequestError that names all fields that are wrong; what is missing is not checked. */
import { InvalidValueError } from '#base';
import { type Change, environmentProblems, possibleValues, valuesIn } from '#environment';
import { narrowSpace, type SearchSpace } from '#genome';
import { breedingProblems, idleSettings, searchSpaceOf } from '#evolution';
import {
  ARENA_CHECKS,
  type BudgetConfig,
  checkLearning,
  checkParameters,
  changingDemes,
  checkTrainingFlops,
  familiesOf,
  heredityProblems,
  type NicheConfig,
  regulationProblems,
  textNeeds,
  tooShort,
  type Survey,
  type TournamentConfig,
} from '#tournament';
import { InvalidRequestError, tellAll } from '../shared/errors';
import { checkMachine, type Machine } from './check-machine';
import type { SoundParts } from './sound-parts';

type SearchSpaceConfig = TournamentConfig['searchSpace'];

const OF_PLACES = /\.(niche|deme|watch)$/;

export async function checkConfig(config: SoundParts): Promise<void> {
  const { niches, areNichesWrong = false, searchSpace, breeding, heredity, arena } = config;
  const families = familiesOf(foundersOf({ searchSpace, breeding }));
  const changes = environmentProblems({ ...config, families }).filter(
    ({ field }) => !areNichesWrong || !OF_PLACES.test(field),
  );
  const environment = changes.length === 0 ? config.environment : [];
  const demes = changingDemes({ niches, environment });
  await tellAll([
    () => tellOf('config.', changes),
    ...Object.entries(searchSpace).map((adjustment) => () => checkAdjustment(adjustment)),
    ...Object.entries(breeding?.founders ?? {}).map((each) => () => checkFounders(searchSpace, each)),
    () => {
      const space = searchSpaceOf({ searchSpace: allowed(searchSpace) });
      const settings = { ...breeding, demes, fitness: config.fitness };
      tellOf('config.breeding.', [
        // whether there are demes to move between is not known before all of them are right
        ...breedingProblems(settings, space).filter(({ field }) => !areNichesWrong || field !== 'migration.scheme'),
        ...idleSettings(breeding ?? {}, greatestRates({ niches, environment }, breeding)),
      ]);
    },
    () => {
      const { donors } = breeding ?? {};
      if (donors && heredity) tellOf('config.', heredityProblems(donors, heredity));
    },
    () => {
      const { regulation } = config;
      if (regulation !== null)
        tellOf('config.', regulationProblems({ regulation, searchSpace, heredity, environment, breeding }));
    },
    ...ARENA_CHECKS.map(
      (check) => () =>
        arena !== undefined &&
        naming('config.', () =>
          check({
            niches,
            environment,
            arena,
            learning: config.learning ?? null,
            fitness: config.fitness ?? NO_RATINGS,
          }),
        ),
    ),
  ]);
}

/** That an environment lets them come to; of a rate that is wrong nothing is said. */
function greatestRates(
  changing: Pick<SoundParts, 'niches' | 'environment'>,
  { mutationRate = 1, growthRate = 1 }: Partial<TournamentConfig['breeding']> = {},
) {
  const everywhere = { niche: null, deme: null, taste: null };
  const greatest = (set: 'mutation' | 'growth', base: number): number =>
    Math.max(...possibleValues(changing, set, everywhere, base));
  return { mutation: greatest('mutation', mutationRate), growth: greatest('growth', growthRate) };
}

const NO_RATINGS = { kind: 'cross-entropy' } as const;

/** Whether each niche's text, by its index in the config, has what the tournament will ask of it. */
export function checkTexts(
  { environment, searchSpace, arena = null, learning = null, regulation, evaluation }: Omit<SoundParts, 'niches'>,
  niches: ReadonlyMap<number, NicheConfig>,
  { characters }: Pick<Survey, 'characters'>,
): void {
  const needs = textNeeds({
    searchSpace: allowed(searchSpace),
    arena,
    learning,
    regulation: regulation ?? undefined,
    evaluation,
  });
  const named = environment.flatMap((change, at) =>
    change.set === 'corpus' ? valuesIn(change).map((name) => ({ at, name: `corpus ${String(name)}` })) : [],
  );
  const ofChanges = named.flatMap(({ at, name }) => {
    const message = name in characters ? tooShort(name, characters[name], needs) : undefined;
    return message ? [{ field: `config.environment.${at}`, message: `is too short: ${message}` }] : [];
  });
  const ofNiches = [...niches].flatMap(([index, { name }]) => {
    const message = tooShort(`niche ${name}`, characters[name], needs);
    return message ? [{ field: `config.niches.${index}.corpus`, message: `is too short: ${message}` }] : [];
  });
  const errors = [...ofNiches, ...ofChanges];
  if (errors.length > 0) throw new InvalidRequestError(errors);
}

/** Whether the budget allows any individual at all, and the machine, where one is given, all of them. */
export async function checkAffordable(
  { searchSpace, breeding, environment, budget, regulation, learning = null }: Omit<SoundParts, 'niches'>,
  vocabularySize: number,
  machine?: Machine,
): Promise<void> {
  if (!budget) return;
  const regulated = { regulation: regulation ?? undefined };
  const space = searchSpaceOf({ searchSpace: allowed(searchSpace) });
  const founders = foundersOf({ searchSpace, breeding });
  const checks: readonly ((least: BudgetConfig) => void)[] = [
    (least) => checkParameters(founders, vocabularySize, least, regulated),
    (least) => checkTrainingFlops(founders, vocabularySize, least, regulated),
    (least) => checkLearning(space, vocabularySize, { budget: least, learning, ...regulated }),
  ];
  await tellAll([
    ...checks.map((check) => () => naming('config.', () => check(budget))),
    ...environment.map(
      (change, at) => () =>
        naming('config.', () => checkChange(change, at, budget, (least) => checks.forEach((check) => check(least)))),
    ),
    () => machine && naming('config.', () => checkMachine(space, vocabularySize, budget, regulated, machine)),
  ]);
}

/** Whether the least that a change makes of the budget allows any individual, where all of it does. */
function checkChange(change: Change, at: number, budget: BudgetConfig, check: (least: BudgetConfig) => void): void {
  const least = Math.min(...valuesIn(change).map(Number));
  const budgets: Partial<Record<Change['set'], Partial<BudgetConfig>>> = {
    budget: { trainingFlops: least * budget.trainingFlops },
    maximumParameters: { maximumParameters: least },
  };
  const { [change.set]: changed } = budgets;
  if (!changed || faultOf(() => check(budget))) return;
  const fault = faultOf(() => check({ ...budget, ...changed }));
  if (fault)
    throw new InvalidValueError(`environment.${at}`, least, `more, so that ${fault.field} is ${fault.expected}`);
}

function faultOf(check: () => void): InvalidValueError | undefined {
  try {
    check();
  } catch (error) {
    if (error instanceof InvalidValueError) return error;
    throw error;
  }
}

function checkAdjustment(adjustment: [string, SearchSpaceConfig[string]]): void {
  naming('config.searchSpace.', () => searchSpaceOf({ searchSpace: Object.fromEntries([adjustment]) }));
}

function checkFounders(searchSpace: SearchSpaceConfig, adjustment: [string, SearchSpaceConfig[string]]): void {
  const space = searchSpaceOf({ searchSpace: allowed(searchSpace) });
  naming('config.breeding.founders.', () => narrowSpace(space, Object.fromEntries([adjustment])));
}

/** What founders are drawn from. */
function foundersOf({ searchSpace, breeding }: Pick<SoundParts, 'searchSpace' | 'breeding'>): SearchSpace {
  const space = searchSpaceOf({ searchSpace: allowed(searchSpace) });
  const holds = (each: [string, SearchSpaceConfig[string]]): boolean => passes(() => checkFounders(searchSpace, each));
  return narrowSpace(space, Object.fromEntries(Object.entries(breeding?.founders ?? {}).filter(holds)));
}

/** The adjustments that hold; of the others `checkConfig` tells. */
function allowed(searchSpace: SearchSpaceConfig): SearchSpaceConfig {
  const holds = (each: [string, SearchSpaceConfig[string]]): boolean => passes(() => checkAdjustment(each));
  return Object.fromEntries(Object.entries(searchSpace).filter(holds));
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** Runs `check`; an invalid value is told as a field of the request. */
function naming(prefix: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    tellOf(prefix, [error]);
  }
}

function tellOf(prefix: string, problems: readonly InvalidValueError[]): void {
  const errors = problems.map(({ field, problem }) => ({ field: `${prefix}${field}`, message: problem }));
  if (errors.length > 0) throw new InvalidRequestError(errors);
}
