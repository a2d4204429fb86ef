/** How a population breeds. */
import { InvalidValueError } from '#base';
import type { CrossoverScheme } from '#genome';
import { checkFitness, type FitnessConfig } from './fitness-config';

export interface DemeCapacity {
  readonly name: string;
  /** Individuals that live in it at a time. */
  readonly capacity: number;
}

export interface BreedingSettings {
  readonly demes: readonly DemeCapacity[];
  /** Cross-entropy if left out. */
  readonly fitness?: FitnessConfig;
  /** The fittest of each deme that live on, as the same individuals. */
  readonly elites: number;
  /** Contestants in the tournament that picks a parent, 1 selects at random. `lexicase` and `pareto` pick otherwise. */
  readonly tournamentSize: number;
  /** Probability that a child has two parents; where a deme has one candidate alone, it has one. */
  readonly crossoverRate: number;
  readonly crossover: CrossoverScheme;
  /** Probability that a gene mutates. */
  readonly mutationRate: number;
  /** Standard deviation of a real gene's mutation, as a fraction of its range. */
  readonly mutationScale: number;
}

/** Throws an InvalidValueError that names the first setting that makes no sense. */
export function checkSettings(settings: BreedingSettings): void {
  const { demes, elites, tournamentSize, crossoverRate, mutationRate, mutationScale } = settings;
  const names = demes.map(({ name }) => name);
  check(demes.length > 0, 'demes', demes, 'at least one deme');
  check(new Set(names).size === names.length, 'demes', names, 'different names');
  for (const { name, capacity } of demes) {
    check(isCount(capacity) && capacity > 0, `demes.${name}.capacity`, capacity, 'an integer of at least 1');
    check(
      isCount(elites) && elites <= capacity,
      'elites',
      elites,
      `an integer from 0 to the capacity of ${name}, ${capacity}`,
    );
  }
  check(isCount(tournamentSize) && tournamentSize > 0, 'tournamentSize', tournamentSize, 'an integer of at least 1');
  check(isProbability(crossoverRate), 'crossoverRate', crossoverRate, 'a number from 0 to 1');
  check(isProbability(mutationRate), 'mutationRate', mutationRate, 'a number from 0 to 1');
  check(Number.isFinite(mutationScale) && mutationScale >= 0, 'mutationScale', mutationScale, 'a number of at least 0');
  if (settings.fitness) checkFitness(settings.fitness);
}

function check(holds: boolean, field: string, value: unknown, expected: string): void {
  if (!holds) throw new InvalidValueError(field, value, expected);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isProbability(value: number): boolean {
  return value >= 0 && value <= 1;
}
