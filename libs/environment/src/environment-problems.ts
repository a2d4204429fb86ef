/** Whether the changes of a config make sense in it. */
import { TASTE_NAMES } from '#arena';
import { InvalidValueError, sum } from '#base';
import { predationOf } from '#evolution';
import type { Change, EnvironmentConfig, Point } from './change';
import { type Dial, DIALS, type DialName, type Value, valueFault } from './dials';
import { possibleValues } from './possible-values';

type Checked = Pick<EnvironmentConfig, 'niches' | 'environment'> &
  Partial<Pick<EnvironmentConfig, 'fitness' | 'arena'>> & {
    readonly breeding?: Partial<EnvironmentConfig['breeding']> & {
      readonly selfAdaptation?: { readonly scheme: string };
      readonly replacement?: { readonly scheme: string };
      readonly mates?: { readonly scheme: string };
      readonly species?: { readonly scheme: string; readonly sharing?: number };
    };
    readonly heredity?: { readonly survivorsTrain: boolean };
    readonly generations?: number;
    /** That founders may have. */
    readonly families?: readonly string[];
  };

/** All that makes no sense, by field, such as `environment.0.niche`. What is left out of the config is not checked against. */
export function environmentProblems(config: Checked): readonly InvalidValueError[] {
  const problems = config.environment.flatMap((change, at) => {
    return changeProblems(config, change).map(
      ({ field, value, expected }) => new InvalidValueError(`environment.${at}.${field}`, value, expected),
    );
  });
  return problems.length > 0 ? problems : noRaters(config);
}

function changeProblems(config: Checked, change: Change): readonly InvalidValueError[] {
  return [...placeProblems(config, change), ...useProblems(config, change), ...courseProblems(config, change)];
}

/** Names of what is there alone, and only where the dial has a value for each. */
function placeProblems({ niches }: Checked, change: Change): readonly InvalidValueError[] {
  const { scope }: Dial = DIALS[change.set];
  const names = niches.map(({ name }) => name);
  const demes = niches
    .filter(({ name }) => change.niche === undefined || name === change.niche)
    .flatMap((niche) => niche.demes.map(({ name }) => name));
  const out = (what: string): string => `left out: ${change.set} is not of a ${what}`;
  const watch = change.course === 'bits' ? change.watch : undefined;
  return [
    ...named('niche', change.niche, scope === 'tournament' ? out('niche') : names),
    ...(demes.length > 0 ? named('deme', change.deme, scope === 'deme' ? demes : out('deme')) : []),
    ...named('taste', change.taste, scope === 'taste' ? TASTE_NAMES : out('taste')),
    ...named('watch', watch, names),
    ...unless(
      change.course !== 'bits' || watch !== undefined || scope !== 'tournament',
      'watch',
      watch,
      `the niche whose bits count, one of ${names.join(', ')}`,
    ),
  ];
}

function named(
  field: string,
  name: string | undefined,
  right: readonly string[] | string,
): readonly InvalidValueError[] {
  if (name === undefined) return [];
  const expected = typeof right === 'string' ? right : `one of ${right.join(', ')}`;
  return unless(right.includes(name) && typeof right !== 'string', field, name, expected);
}

function useProblems(config: Checked, { set }: Change): readonly InvalidValueError[] {
  const missing = useFault(config, set);
  return missing === null ? [] : [new InvalidValueError('set', set, `another: ${set} is only ${missing}`)];
}

/** Where alone the rest of a config has what a dial changes; null where it has. */
export function useFault(
  { fitness, breeding, arena, heredity }: Omit<Checked, 'niches' | 'environment'>,
  set: DialName,
): string | null {
  const adapts = (breeding?.selfAdaptation?.scheme ?? 'none') !== 'none';
  const isPaidOnce = fitness?.kind === 'prequential' && heredity?.survivorsTrain === false;
  const missing = {
    corpus: isPaidOnce && 'where survivors train (heredity.survivorsTrain) or the fitness is another than prequential',
    direction:
      (breeding?.replacement?.scheme === 'map-elites' && 'where breeding.replacement is another than map-elites') ||
      (breeding?.mates?.scheme === 'attraction' && 'where breeding.mates is alike') ||
      (breeding?.migration?.scheme === 'goal-switching' && 'where breeding.migration is another than goal-switching') ||
      ((breeding?.species?.sharing ?? 0) > 0 && 'where no species share fitness (breeding.species.sharing)'),
    predation:
      breeding?.shaping &&
      predationOf(breeding.shaping) === undefined &&
      'where breeding.shaping is of predators, such as predators-of-families',
    preference: fitness && fitness.kind !== 'weighted' && 'where the fitness is weighted',
    migration: breeding?.migration?.scheme === 'none' && 'where breeding.migration names a scheme',
    mutation: adapts && 'where no rates adapt (breeding.selfAdaptation)',
    taste:
      (arena === null && 'where there is an arena') ||
      (arena?.coevolution && 'where tastes do not evolve (arena.coevolution)'),
  }[set as string];
  return missing || null;
}

function courseProblems(config: Checked, change: Change): readonly InvalidValueError[] {
  switch (change.course) {
    case 'steps':
    case 'linear':
      return pointProblems(config, change, change.points);
    case 'cycle':
    case 'random':
      return change.values.flatMap((value, at) => valueProblems(config, change, `values.${at}`, value));
    case 'bits':
      return change.levels.flatMap(({ value }, at) => valueProblems(config, change, `levels.${at}.value`, value));
    case 'intervention':
      return valueProblems(config, change, 'value', change.value);
    case 'success':
      return unless(change.set === 'capacity', 'course', 'success', 'another: by success demes share capacity alone');
  }
}

function pointProblems(
  config: Checked,
  change: Change & { readonly course: 'steps' | 'linear' },
  points: readonly Point[],
): readonly InvalidValueError[] {
  const { generations = Infinity } = config;
  const { values }: Dial = DIALS[change.set];
  const isOfNumbers = typeof values === 'object' && 'least' in values;
  const lines = `steps, cycle, random or bits: between values of ${change.set} there is no line`;
  return [
    ...unless(change.course === 'steps' || isOfNumbers, 'course', change.course, lines),
    ...points.flatMap(({ at, value }, index) => {
      const before = index === 0 ? -1 : points[index - 1].at;
      const isNext = at > before && at < generations;
      const right = `a generation from ${before + 1} to ${generations - 1}, the last`;
      return [
        ...unless(isNext, `points.${index}.at`, at, right),
        ...valueProblems(config, change, `points.${index}.value`, value),
      ];
    }),
  ];
}

function valueProblems(
  { families }: Checked,
  { set }: Change,
  field: string,
  value: Value,
): readonly InvalidValueError[] {
  const fault = valueFault(set, value);
  if (fault !== null) return [new InvalidValueError(field, value, fault)];
  const isPossible = set !== 'families' || !families || families.some((family) => (value as string[]).includes(family));
  return unless(isPossible, field, value, `a list with one at least that founders may have: ${families?.join(', ')}`);
}

/** Tastes may fall to 0, but not all of a niche at once. */
function noRaters(config: Checked): readonly InvalidValueError[] {
  const { arena, environment } = config;
  const last = environment.findLastIndex(({ set }) => set === 'taste');
  if (!arena || last < 0) return [];
  return config.niches.flatMap(({ name: niche }) => {
    const least = TASTE_NAMES.map((taste) =>
      Math.min(...possibleValues(config, 'taste', { niche, deme: null, taste }, arena.panel.tastes[taste])),
    );
    const right = `another, unless one taste at least is always above 0 in niche ${niche}`;
    return unless(sum(least) > 0, `environment.${last}.set`, 'taste', right);
  });
}

function unless(holds: boolean, field: string, value: unknown, expected: string): readonly InvalidValueError[] {
  return holds ? [] : [new InvalidValueError(field, value, expected)];
}
