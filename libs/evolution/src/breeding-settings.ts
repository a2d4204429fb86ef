/** How a population breeds. */
import { InvalidValueError } from '#base';
import type { CrossoverScheme } from '#genome';
import { DEFAULT_DESCRIPTORS, type Descriptor, descriptorProblems } from './descriptors';
import { fitnessProblems, type FitnessConfig } from './fitness-config';
import { REPLACEMENT_SCHEMES, type ReplacementConfig } from './schemes/replacement-schemes';
import { parameterProblems } from './schemes/scheme';
import { SELECTION_SCHEMES, type SelectionConfig, suitedTo } from './schemes/selection-schemes';
import { SHAPING_SCHEMES, type ShapingConfig } from './schemes/shaping-schemes';

export interface DemeCapacity {
  readonly name: string;
  /** Individuals that live in it at a time. */
  readonly capacity: number;
}

export interface BreedingSettings {
  readonly demes: readonly DemeCapacity[];
  /** Cross-entropy if left out. */
  readonly fitness?: FitnessConfig;
  /** What is made of scores before anyone is chosen by them; nothing if left out. */
  readonly shaping?: ShapingConfig;
  /** What tells individuals apart, for schemes that keep diversity; parameters and prediction entropy if left out. */
  readonly descriptors?: readonly Descriptor[];
  /** How parents are chosen. */
  readonly selection: SelectionConfig;
  /** Who lives on, and how many are born. */
  readonly replacement: ReplacementConfig;
  /** Probability that a child has two parents; where a deme has one candidate alone, it has one. */
  readonly crossoverRate: number;
  readonly crossover: CrossoverScheme;
  /** Probability that a gene mutates. */
  readonly mutationRate: number;
  /** Standard deviation of a real gene's mutation, as a fraction of its range. */
  readonly mutationScale: number;
}

const CROSS_ENTROPY: FitnessConfig = { kind: 'cross-entropy' };

/** Throws an InvalidValueError that names the first setting that makes no sense. */
export function checkSettings(settings: BreedingSettings): void {
  const { fitness = CROSS_ENTROPY } = settings;
  const [problem] = [...demeProblems(settings), ...fitnessProblems(fitness), ...breedingProblems(settings)];
  if (problem) throw problem;
}

/** All that makes no sense but demes and fitness, by field; what is said of no deme is not checked. */
export function breedingProblems(settings: BreedingSettings): readonly InvalidValueError[] {
  const { crossoverRate, mutationRate, mutationScale, fitness = CROSS_ENTROPY } = settings;
  return [
    ...shapingProblems(settings.shaping ?? { scheme: 'none' }, fitness),
    ...descriptorProblems(settings.descriptors ?? DEFAULT_DESCRIPTORS),
    ...selectionProblems(settings.selection, fitness),
    ...replacementProblems(settings),
    ...unless(isProbability(crossoverRate), 'crossoverRate', crossoverRate, 'a number from 0 to 1'),
    ...unless(isProbability(mutationRate), 'mutationRate', mutationRate, 'a number from 0 to 1'),
    ...unless(mutationScale >= 0 && mutationScale < Infinity, 'mutationScale', mutationScale, 'a number of at least 0'),
  ];
}

function demeProblems({ demes }: BreedingSettings): readonly InvalidValueError[] {
  const names = demes.map(({ name }) => name);
  return [
    ...unless(demes.length > 0, 'demes', demes, 'at least one deme'),
    ...unless(new Set(names).size === names.length, 'demes', names, 'different names'),
    ...demes.flatMap(({ name, capacity }) =>
      unless(
        Number.isSafeInteger(capacity) && capacity > 0,
        `demes.${name}.capacity`,
        capacity,
        'an integer of at least 1',
      ),
    ),
  ];
}

/** One score alone can be shaped, and one without chance in it. */
function shapingProblems(shaping: ShapingConfig, fitness: FitnessConfig): readonly InvalidValueError[] {
  const problems = parameterProblems('shaping', SHAPING_SCHEMES, shaping);
  const isOne = suitedTo(fitness).includes('tournament');
  if (problems.length > 0 || shaping.scheme === 'none' || isOne) return problems;
  const right = `none: the fitness ${nameOf(fitness)} is not one score; cross-entropy, rating and weighted are`;
  return [new InvalidValueError('shaping.scheme', shaping.scheme, right)];
}

/** A scheme that the fitness has no scores for is none, and what would be is named. */
function selectionProblems(selection: SelectionConfig, fitness: FitnessConfig): readonly InvalidValueError[] {
  if (selection.scheme === 'by-fitness') return [];
  const problems = parameterProblems('selection', SELECTION_SCHEMES, selection);
  const suited = suitedTo(fitness);
  if (problems.length > 0 || suited.includes(selection.scheme)) return problems;
  const right = `by-fitness or ${suited.join(', ')}, which suit the fitness ${nameOf(fitness)}`;
  return [new InvalidValueError('selection.scheme', selection.scheme, right)];
}

function nameOf(fitness: FitnessConfig): string {
  return fitness.kind === 'rating' ? `rating by ${fitness.use}` : fitness.kind;
}

/** No more can live on, be born or be parents than a deme has places. What is copied is not recombined. */
function replacementProblems({ replacement, demes, crossoverRate }: BreedingSettings): readonly InvalidValueError[] {
  const problems = parameterProblems('replacement', REPLACEMENT_SCHEMES, replacement);
  if (problems.length > 0) return problems;
  const copies = replacement.scheme === 'exploit-explore';
  const alone = '0, since exploit-explore copies one parent; the other replacements take two';
  const [smallest] = [...demes].sort((one, other) => one.capacity - other.capacity);
  return [
    ...unless(!copies || crossoverRate === 0, 'crossoverRate', crossoverRate, alone),
    ...(smallest ? tooMany(replacement, smallest) : []),
  ];
}

function tooMany(replacement: ReplacementConfig, { name, capacity }: DemeCapacity): readonly InvalidValueError[] {
  const counts = replacement as Readonly<Record<string, unknown>>;
  return ['elites', 'parents', 'births'].flatMap((field) => {
    const value = counts[field];
    const fits = typeof value !== 'number' || value <= capacity;
    return unless(fits, `replacement.${field}`, value, `at most ${capacity}, the capacity of ${name}`);
  });
}

function unless(holds: boolean, field: string, value: unknown, expected: string): readonly InvalidValueError[] {
  return holds ? [] : [new InvalidValueError(field, value, expected)];
}

function isProbability(value: number): boolean {
  return value >= 0 && value <= 1;
}
