/** What of a config a fork cannot change: that which gives the genomes, weights and scores that it starts from their meaning. */
import { groupBy, InvalidValueError, preview } from '#base';
import { searchSpaceOf } from '#evolution';
import { EVERY_LOCUS, isRateLocus, type Locus, type SearchSpace } from '#genome';
import { genomeFault, marksFault, signalNames } from '#regulation';
import type { TournamentConfig } from '../config';
import type { Individual } from '../records';

/** Of a config that may have faults, what is right by itself. */
export interface ForkConfig extends Partial<
  Pick<TournamentConfig, 'generations' | 'vocabularyLimit' | 'evaluation' | 'heredity'>
> {
  /** Null where it is wrong. */
  readonly regulation?: TournamentConfig['regulation'] | null;
  readonly niches: readonly Pick<TournamentConfig['niches'][number], 'name' | 'demes'>[];
  readonly searchSpace: TournamentConfig['searchSpace'];
  readonly breeding?: Partial<TournamentConfig['breeding']>;
}

type Living = readonly Pick<Individual, 'id' | 'niche' | 'deme' | 'genome' | 'regulation'>[];

/** `living` are those that a fork of `source` at the end of `generation` starts from. All that is wrong, by field of the config. */
export function forkProblems(
  source: TournamentConfig,
  generation: number,
  living: Living,
  given: ForkConfig,
): readonly InvalidValueError[] {
  const { generations, vocabularyLimit, evaluation, heredity } = given;
  const { weights } = source.heredity;
  return [
    ...unless(generations === undefined || generations > generation + 1, 'generations', generations, () => {
      return `at least ${generation + 2}: the first that it breeds is ${generation + 1}`;
    }),
    ...unless(isKept(source.vocabularyLimit, vocabularyLimit), 'vocabularyLimit', vocabularyLimit, () => {
      return `${source.vocabularyLimit}: the weights that it starts from are of that vocabulary`;
    }),
    ...unless(
      isKept(source.evaluation.validationSymbols, evaluation?.validationSymbols),
      'evaluation.validationSymbols',
      evaluation?.validationSymbols,
      () => `${source.evaluation.validationSymbols}: scores on other blocks cannot be compared`,
    ),
    ...unless(
      heredity?.weights !== 'baldwinian' || weights === 'baldwinian',
      'heredity.weights',
      heredity?.weights,
      () => `lamarckian or darwinian: of who was born under ${weights} heredity no weights at birth are kept`,
    ),
    ...homeProblems(living, given),
    ...geneProblems(living, given),
    ...regulationProblems(source, living, given),
  ];
}

/** Everyone has a home still. */
function homeProblems(living: Living, { niches }: ForkConfig): readonly InvalidValueError[] {
  const names = niches.map(({ name }) => name);
  return [...groupBy(living, ({ niche }) => niche)].flatMap(([niche, there]) => {
    const at = names.indexOf(niche);
    if (at < 0)
      return [new InvalidValueError('niches', names, `with niche ${niche}, where ${there.length} of them live`)];
    const own = niches[at].demes.map(({ name }) => name);
    if (own.length === 0) return []; // they are wrong
    const homeless = [...groupBy(there, ({ deme }) => deme)].filter(([deme]) => !own.includes(deme));
    return homeless.map(([deme, { length }]) => {
      return new InvalidValueError(`niches.${at}.demes`, own, `with deme ${deme}, where ${length} of them live`);
    });
  });
}

/** Everyone's regulatory genome is one of the config still. */
function regulationProblems({ regulation: before }: TournamentConfig, living: Living, { regulation }: ForkConfig) {
  if (regulation === null) return [];
  if (!before !== !regulation) {
    const right = `${before ? 'on' : 'off'}, as in the source: who lives on has ${before ? 'a' : 'no'} regulatory genome`;
    return [new InvalidValueError('regulation', regulation ? 'on' : 'off', right)];
  }
  if (before && regulation && regulation.expression !== before.expression) {
    const right = `${before.expression}, as in the source, by which those who live on were expressed last`;
    return [new InvalidValueError('regulation.expression', regulation.expression, right)];
  }
  const ofCue = cueProblems(before, regulation);
  return ofCue.length > 0 ? ofCue : regulationFaults(living, regulation).slice(0, 1);
}

/** Genomes answer to numbers that are made of text as they were when these evolved. */
function cueProblems(before: TournamentConfig['regulation'], given: ForkConfig['regulation']): InvalidValueError[] {
  if (!before || !given) return [];
  return (['dimensions', 'projection'] as const).flatMap((field) => {
    const [old, own] = [before.cue[field], given.cue[field]];
    const right = `${old}, as in the source, by which those who live on evolved`;
    return old === own ? [] : [new InvalidValueError(`regulation.cue.${field}`, own, right)];
  });
}

function regulationFaults(living: Living, settings: ForkConfig['regulation']): InvalidValueError[] {
  if (!settings) return [];
  const signals = signalNames(settings.cue.dimensions).length;
  return living.flatMap(({ id, regulation }) => {
    const fault =
      regulation && (genomeFault(regulation, settings, signals) ?? marksFault(regulation.marks, regulation, settings));
    if (!fault) return [];
    const { setting, field, value, right } = fault;
    const own = setting.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], settings);
    const because = `as in the source: ${field} of ${id} is ${preview(value)}, and would have to be ${right}`;
    return [new InvalidValueError(`regulation.${setting}`, own, because)];
  });
}

/** Everyone's genome is of the search space still. */
function geneProblems(living: Living, { searchSpace, breeding }: ForkConfig): readonly InvalidValueError[] {
  const space = spaceOf(searchSpace, breeding);
  if (!space) return [];
  return EVERY_LOCUS.flatMap((locus) => {
    const own = space.find(({ name }) => name === locus.name);
    const strayed = living.find(({ genome }) => !isAllowed(own, genome[locus.name]));
    if (!strayed) return [];
    const gene = strayed.genome[locus.name];
    if (isRateLocus(locus)) {
      const right = `as in the source, where ${locus.name} is ${gene === undefined ? 'no' : 'a'} gene of those who live`;
      return [new InvalidValueError('breeding.selfAdaptation', breeding?.selfAdaptation?.scheme ?? 'none', right)];
    }
    const right = `with ${preview(gene)}, which ${strayed.id} has`;
    return [new InvalidValueError(`searchSpace.${locus.name}`, searchSpace[locus.name], right)];
  });
}

/** Of adjustments that make no sense others tell. */
function spaceOf(searchSpace: ForkConfig['searchSpace'], breeding: ForkConfig['breeding']): SearchSpace | undefined {
  try {
    return searchSpaceOf({ searchSpace, breeding });
  } catch {
    return undefined;
  }
}

function isAllowed(locus: Locus | undefined, gene: unknown): boolean {
  if (!locus || gene === undefined) return locus === undefined && gene === undefined;
  if (locus.kind !== 'real') return (locus.values as readonly unknown[]).includes(gene);
  return typeof gene === 'number' && gene >= locus.low && gene <= locus.high;
}

function isKept(before: number, given: number | undefined): boolean {
  return given === undefined || given === before;
}

function unless(holds: boolean, field: string, value: unknown, right: () => string): readonly InvalidValueError[] {
  return holds ? [] : [new InvalidValueError(field, value, right())];
}
