/** How a population breeds. */
import { InvalidValueError } from '#base';
import { type Adjustments, type CrossoverScheme, DEFAULT_SEARCH_SPACE, RATE_LOCI, type SearchSpace } from '#genome';
import { conservedProblems } from './conserved-problems';
import { type Descriptor, descriptorProblems } from './descriptors';
import { fitnessProblems, type FitnessConfig, nameOf } from './fitness-config';
import { ADAPTATION_SCHEMES, type AdaptationConfig } from './schemes/adaptation-schemes';
import { migrationProblems } from './migration-problems';
import { DONOR_SCHEMES, type DonorConfig } from './schemes/donor-schemes';
import { type MateConfig, mateProblems } from './schemes/mate-schemes';
import type { MigrationConfig } from './schemes/migration-schemes';
import { birthsIn, REPLACEMENT_SCHEMES, type ReplacementConfig, SCHEMES_FOR_ONE } from './schemes/replacement-schemes';
import { type Parameter, parameterProblems } from './schemes/scheme';
import { SELECTION_SCHEMES, type SelectionConfig, suitedTo } from './schemes/selection-schemes';
import { SHAPING_SCHEMES, type ShapingConfig, shapingOf } from './schemes/shaping-schemes';
import type { SpeciesConfig } from './schemes/species-schemes';
import { speciesProblems } from './species/species-problems';

export interface DemeCapacity {
  readonly name: string;
  /** Individuals that live in it at a time. */
  readonly capacity: number;
  /** All capacities that it may have, in an order in which they may follow; `capacity` alone if left out. */
  readonly capacities?: readonly number[];
  /** Of architectures that founders may have; all of the search space if left out. */
  readonly families?: readonly string[];
  /** In the place of that of the settings. */
  readonly fitness?: FitnessConfig;
}

export interface BreedingSettings {
  readonly demes: readonly DemeCapacity[];
  /** Cross-entropy if left out. */
  readonly fitness?: FitnessConfig;
  /** What is made of scores before anyone is chosen by them; nothing if left out. */
  readonly shaping?: ShapingConfig;
  /** How species are told and mate; all of a deme mate with each other if left out. */
  readonly species?: SpeciesConfig;
  /** What tells individuals apart, for schemes that keep diversity; parameters and prediction entropy if left out. */
  readonly descriptors?: readonly Descriptor[];
  /** How parents are chosen. */
  readonly selection: SelectionConfig;
  /** How the second parent is chosen; as the first if left out. */
  readonly mates?: MateConfig;
  /** Who lives on, and how many are born. */
  readonly replacement: ReplacementConfig;
  /** Where parents of another deme come from; nowhere if left out. */
  readonly migration?: MigrationConfig;
  /** Whose weights children start from; the parent's that suit best if left out. */
  readonly donors?: DonorConfig;
  /** Probability that a child has two parents; where a deme has one candidate alone, it has one. */
  readonly crossoverRate: number;
  readonly crossover: CrossoverScheme;
  /** Probability that a gene mutates. */
  readonly mutationRate: number;
  /** Standard deviation of a real gene's mutation, as a fraction of its range. */
  readonly mutationScale: number;
  /** Alleles that founders have at some loci, of those of the search space; null, or left out: all of it. */
  readonly founders?: Adjustments | null;
  /** Loci whose genes never mutate; none if left out. */
  readonly conserved?: readonly string[];
  /** Share of individuals who are selected by their own scores; 1 if left out. */
  readonly direction?: number;
  /** Probability that a child grows by one step; 0 if left out. */
  readonly growthRate?: number;
  /** How these rates adapt; they are the same for all births if left out. */
  readonly selfAdaptation?: AdaptationConfig;
}

const CROSS_ENTROPY: FitnessConfig = { kind: 'cross-entropy' };

/** Throws an InvalidValueError that names the first setting that makes no sense. */
export function checkSettings(settings: BreedingSettings): void {
  const { fitness = CROSS_ENTROPY } = settings;
  const breeding = { ...settings, fitness };
  const [problem] = [...demeProblems(settings), ...fitnessProblems(fitness), ...breedingProblems(breeding)];
  if (problem) throw problem;
}

/** All that makes no sense in a search space but demes and fitness, by field. What is left out is not checked, nor what would have to fit it. */
export function breedingProblems(
  settings: Partial<BreedingSettings>,
  space: SearchSpace = DEFAULT_SEARCH_SPACE,
): readonly InvalidValueError[] {
  const { fitness, shaping, descriptors, selection, crossoverRate, mutationRate, mutationScale } = settings;
  return [
    ...where(shaping, (given) => shapingProblems(given, settings)),
    ...where(settings.species, (given) => speciesProblems(given, settings)),
    ...where(descriptors, descriptorProblems),
    ...where(selection, (given) => selectionProblems(given, fitness)),
    ...where(settings.mates, (given) => mateProblems(given, settings)),
    ...where(settings.replacement, (given) => replacementProblems(given, settings)),
    ...where(settings.migration, (given) => migrationProblems(given, settings)),
    ...where(settings.donors, (given) => parameterProblems('donors', DONOR_SCHEMES, given)),
    ...where(crossoverRate, (rate) => unless(isProbability(rate), 'crossoverRate', rate, 'a number from 0 to 1')),
    ...where(mutationRate, (rate) => unless(isProbability(rate), 'mutationRate', rate, 'a number from 0 to 1')),
    ...where(mutationScale, (scale) =>
      unless(scale >= 0 && scale < Infinity, 'mutationScale', scale, 'a number of at least 0'),
    ),
    ...conservedProblems(settings, space),
    ...where(settings.direction, (share) => directionProblems(share, settings)),
    ...where(settings.growthRate, (rate) => unless(isProbability(rate), 'growthRate', rate, 'a number from 0 to 1')),
    ...where(settings.selfAdaptation, (given) => adaptationProblems(given, settings)),
  ];
}

function where<Setting>(
  given: Setting | undefined,
  problems: (given: Setting) => readonly InvalidValueError[],
): readonly InvalidValueError[] {
  return given === undefined ? [] : problems(given);
}

function demeProblems({ demes }: BreedingSettings): readonly InvalidValueError[] {
  const names = demes.map(({ name }) => name);
  return [
    ...unless(demes.length > 0, 'demes', demes, 'at least one deme'),
    ...unless(new Set(names).size === names.length, 'demes', names, 'different names'),
    ...demes.flatMap(capacityProblems),
  ];
}

function capacityProblems({ name, capacity }: DemeCapacity): readonly InvalidValueError[] {
  const isRight = Number.isSafeInteger(capacity) && capacity > 0;
  return unless(isRight, `demes.${name}.capacity`, capacity, 'an integer of at least 1');
}

/** One score alone can be shaped, and one without chance in it. Where descriptors decide who lives on, no scores make a control. */
function shapingProblems(
  shaping: ShapingConfig,
  { fitness, replacement, species }: Partial<BreedingSettings>,
): readonly InvalidValueError[] {
  const problems = parameterProblems('shaping', SHAPING_SCHEMES, shaping);
  if (problems.length > 0 || shaping.scheme === 'none') return problems;
  if (shaping.scheme === 'predators-of-species' && species?.scheme === 'none') {
    const right =
      'another where breeding.species is none: predators-of-genotypes and predators-of-families need no species';
    return [new InvalidValueError('shaping.scheme', shaping.scheme, right)];
  }
  if (shapingOf(shaping)?.isBlind && replacement?.scheme === 'map-elites') {
    const control =
      'no control where the replacement is map-elites, which favours rare descriptors whatever the scores';
    return [new InvalidValueError('shaping.scheme', shaping.scheme, control)];
  }
  if (!fitness || suitedTo(fitness).includes('tournament')) return [];
  const right = `none: the fitness ${nameOf(fitness)} is not one score; cross-entropy, prequential, rating and weighted are`;
  return [new InvalidValueError('shaping.scheme', shaping.scheme, right)];
}

function directionProblems(
  direction: number,
  { replacement }: Partial<BreedingSettings>,
): readonly InvalidValueError[] {
  if (!isProbability(direction)) return unless(false, 'direction', direction, 'a number from 0 to 1');
  const right = `1 where the replacement is map-elites, which favours rare descriptors whatever the scores`;
  return unless(direction === 1 || replacement?.scheme !== 'map-elites', 'direction', direction, right);
}

/** A scheme that the fitness has no scores for is none, and what would be is named. */
function selectionProblems(
  selection: SelectionConfig,
  fitness: FitnessConfig | undefined,
): readonly InvalidValueError[] {
  if (selection.scheme === 'by-fitness') return [];
  const problems = parameterProblems('selection', SELECTION_SCHEMES, selection);
  if (problems.length > 0 || !fitness) return problems;
  const suited = suitedTo(fitness);
  if (suited.includes(selection.scheme)) return [];
  const right = `by-fitness or ${suited.join(', ')}, which suit the fitness ${nameOf(fitness)}`;
  return [new InvalidValueError('selection.scheme', selection.scheme, right)];
}

/** Each deme has room for what the scheme asks. What is copied is not recombined. */
function replacementProblems(
  replacement: ReplacementConfig,
  { demes = [], crossoverRate = 0 }: Partial<BreedingSettings>,
): readonly InvalidValueError[] {
  const problems = parameterProblems('replacement', REPLACEMENT_SCHEMES, replacement);
  if (problems.length > 0) return problems;
  const copies = replacement.scheme === 'exploit-explore';
  const alone = '0, since exploit-explore copies one parent; the other replacements take two';
  const [grown] = replacement.scheme === 'survivors-only' ? demes.flatMap(growthOf) : [];
  const bearing = `another where a capacity grows, since nobody is born; that of ${grown} does`;
  return [
    ...unless(!copies || crossoverRate === 0, 'crossoverRate', crossoverRate, alone),
    ...unless(grown === undefined, 'replacement.scheme', replacement.scheme, bearing),
    ...tooMany(replacement, demes),
  ];
}

/** A rate that adapts starts within the bounds of its locus; 0 is none. Groups are compared by gains over parents, and each has a child. */
function adaptationProblems(
  adaptation: AdaptationConfig,
  settings: Partial<BreedingSettings>,
): readonly InvalidValueError[] {
  const problems = parameterProblems('selfAdaptation', ADAPTATION_SCHEMES, adaptation);
  if (problems.length > 0 || adaptation.scheme === 'none') return problems;
  const { scheme } = adaptation;
  const adapting = RATE_LOCI.filter(({ name }) => scheme === 'log-normal' || name !== 'crossoverRate');
  return [
    ...adapting.flatMap(({ name, low, high }) => {
      const right = `0, which stays 0, or a number from ${low} to ${high}, where rates adapt by ${scheme}`;
      return where(settings[name], (rate) => unless(rate === 0 || (rate >= low && rate <= high), name, rate, right));
    }),
    ...(adaptation.scheme === 'group-elite' ? groupProblems(adaptation.groups, settings) : []),
  ];
}

function groupProblems(groups: number, settings: Partial<BreedingSettings>): readonly InvalidValueError[] {
  const { demes = [], fitness, replacement } = settings;
  const isShared = !fitness || (suitedTo(fitness).includes('tournament') && fitness.kind !== 'weighted');
  const scheme = `none or log-normal: by the fitness ${fitness && nameOf(fitness)} no child is compared with its parent, since it is not one score on one scale in all generations; cross-entropy, prequential and rating by estimate or lower-bound are`;
  return [
    ...unless(isShared, 'selfAdaptation.scheme', 'group-elite', scheme),
    ...where(replacement, (given) =>
      replacementProblems(given, settings).length > 0
        ? []
        : where(smallestOf(demes), (places) => tooManyGroups(groups, given, places)),
    ),
  ];
}

function tooManyGroups(groups: number, replacement: ReplacementConfig, { where, capacity }: Places) {
  const births = birthsIn(replacement, capacity, 'fewestBirths');
  if (births <= 1) {
    const right = `none or log-normal: a generation of ${where} can have ${births === 1 ? 'one child alone' : 'no children of parents'}`;
    return [new InvalidValueError('selfAdaptation.scheme', 'group-elite', right)];
  }
  const right = `at most ${births}, the fewest children that a generation of ${where} has`;
  return unless(groups <= births, 'selfAdaptation.groups', groups, right);
}

interface Places {
  /** A deme. */
  readonly where: string;
  readonly capacity: number;
}

function placesOf({ name, capacity, capacities = [capacity] }: DemeCapacity): readonly Places[] {
  return capacities.map((places) => {
    return { where: capacities.length === 1 ? name : `${name} where it has ${places} places`, capacity: places };
  });
}

function byCapacity(one: Places, other: Places): number {
  return one.capacity - other.capacity;
}

/** Of all demes at any time; undefined where no deme is right. */
function smallestOf(demes: readonly DemeCapacity[]): Places | undefined {
  return demes.flatMap(placesOf).sort(byCapacity)[0];
}

/** Where it has more places than before. */
function growthOf(deme: DemeCapacity): readonly string[] {
  const places = placesOf(deme);
  return places.flatMap(({ where, capacity }, at) => (at > 0 && capacity > places[at - 1].capacity ? [where] : []));
}

function tooMany(replacement: ReplacementConfig, demes: readonly DemeCapacity[]): readonly InvalidValueError[] {
  const { scheme, ...counts } = replacement;
  const parameters: Readonly<Record<string, Parameter>> = REPLACEMENT_SCHEMES[scheme].parameters;
  const each = demes.map((deme) => placesOf(deme).toSorted(byCapacity));
  return Object.entries<number>(counts).flatMap(([field, value]) => {
    const { room, least } = parameters[field] ?? {};
    const [tightest] = each.flatMap((places) => (room?.isInEach ? places : places.slice(-1))).sort(byCapacity);
    if (room === undefined || tightest === undefined || value < tightest.capacity) return [];
    const { where, capacity } = tightest;
    if (capacity > least) {
      const right = `at most ${capacity - 1}, below the capacity of ${where}: with more ${room.otherwise}`;
      return [new InvalidValueError(`replacement.${field}`, value, right)];
    }
    const right = `${SCHEMES_FOR_ONE.join(', ')}, where the capacity of ${where} is ${capacity}`;
    return [new InvalidValueError('replacement.scheme', scheme, right)];
  });
}

function unless(holds: boolean, field: string, value: unknown, expected: string): readonly InvalidValueError[] {
  return holds ? [] : [new InvalidValueError(field, value, expected)];
}

function isProbability(value: number): boolean {
  return value >= 0 && value <= 1;
}
