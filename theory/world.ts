/** Populations of theory: demes of constant size, each a replicate, and the kernel's step with the parts that a model needs. */
import type { Json } from '#base';
import { compileLoci, type Loci, locusOfRate, type SearchSpace } from '#genome';
import {
  type Adaptation,
  type Describe,
  type Environment,
  initialState,
  type MateChoice,
  type Migration,
  type Objective,
  type ParentSelection,
  type Population,
  type Replacement,
  type Shaping,
  type SpeciesRules,
  type Step,
} from '#evolution';
import type { Operators } from './operators';

export interface Model {
  /** Individuals of a deme. */
  readonly size: number;
  readonly loci: Loci;
  readonly parents: ParentSelection;
  readonly replacement: Replacement;
  readonly mates?: MateChoice;
  readonly migration?: Migration;
  readonly crossoverRate?: number;
  readonly crossover?: 'uniform' | 'one-point';
  readonly mutationRate?: number;
  readonly mutationScale?: number;
  /** Of rates that are loci, or of groups. */
  readonly adaptation?: Adaptation;
  /** The scores of a population by default. */
  readonly objective?: Objective;
  readonly describe?: Describe;
  readonly shaping?: Shaping;
  readonly direction?: number;
  readonly species?: SpeciesRules;
}

/** `count` loci of two alleles, 0 and 1. */
export function binaryLoci(count: number): Loci {
  return compileLoci(
    Array.from({ length: count }, (_, at) => ({ kind: 'categorical', name: `locus${at}`, values: ['0', '1'] })),
  );
}

/** `count` loci of numbers from -1,000 to 1,000, which nothing rounds: for traits, and for marks that name an ancestor. */
export function realLoci(count: number): Loci {
  const space: SearchSpace = Array.from({ length: count }, (_, at) => {
    return { kind: 'real', name: `locus${at}`, low: -1000, high: 1000, scale: 'linear' };
  });
  return compileLoci(space);
}

export type Scorer = (genes: Float64Array, row: number) => number;

/** Demes of one size, whose rows stand one after the other. */
export interface Demes extends Population {
  readonly demeSize: number;
  /** What the step that made them remembers; those of `demesOf` remember nothing yet. */
  readonly schemeState?: Json;
}

/** Demes with their scores; `genes` has the rows of all. */
export function demesOf(genes: Float64Array, loci: number, demeSize: number, score: Scorer): Demes {
  const size = genes.length / loci;
  const deme = Int32Array.from({ length: size }, (_, row) => Math.floor(row / demeSize));
  const [born, slot] = [new Int32Array(size), Int32Array.from(deme.keys())];
  return scored({ size, genes, deme, born, slot, measures: {} }, demeSize, score);
}

function scored(population: Population, demeSize: number, score: Scorer): Demes {
  const column = Float64Array.from({ length: population.size }, (_, row) => score(population.genes, row));
  return { ...population, demeSize, measures: { fitness: [column] } };
}

/** The genes of each deme. */
export function genesByDeme({ genes, size, demeSize }: Demes): Float64Array[] {
  const length = (genes.length / size) * demeSize;
  return Array.from({ length: size / demeSize }, (_, deme) => genes.subarray(deme * length, (deme + 1) * length));
}

/** `times` copies, one after the other. */
export function repeated(genes: Float64Array, times: number): Float64Array {
  const all = new Float64Array(genes.length * times);
  for (let copy = 0; copy < times; copy++) all.set(genes, copy * genes.length);
  return all;
}

/** A step, and the population after it with its scores. */
export interface Taken {
  readonly step: Step;
  readonly population: Demes;
}

/** Who breeds by a model. */
export interface Breeder {
  readonly model: Model;
  step(population: Demes, seed: number, generation: number): Step;
  take(population: Demes, seed: number, generation: number, score: Scorer): Taken;
}

export function breederOf(operators: Operators, model: Model): Breeder {
  const { size, loci, parents, replacement, migration } = model;
  const rates = { rate: model.mutationRate ?? 0, scale: model.mutationScale ?? 0.1 };
  const parts = {
    objective: model.objective ?? operators.fitness,
    describe: model.describe,
    shaping: model.shaping,
    direction: model.direction,
    species: model.species,
    parents,
    mates: model.mates,
    replacement,
    migration,
    variation: {
      crossoverRate: model.crossoverRate ?? 0,
      recombine: operators.recombination(model.crossover ?? 'uniform'),
      crossoverLocus: locusOfRate(loci, 'crossoverRate'),
      mutate: model.adaptation?.mutation?.(loci, rates) ?? operators.mutation(loci, rates),
    },
    groupRates: model.adaptation?.groupRates?.(rates),
  };
  const decide = (population: Demes, seed: number, generation: number): Step => {
    const capacity = new Int32Array(population.size / population.demeSize).fill(size);
    const environment: Environment = { loci, stratifiedLocus: -1, capacity };
    const state = population.schemeState ?? initialState(parts, capacity.length);
    return operators.step(population, state, environment, parts, { seed, generation });
  };
  return {
    model,
    step: decide,
    take: (population, seed, generation, score) => {
      const step = decide(population, seed, generation);
      const next = groupedByDeme(step.population, loci.count);
      return { step, population: { ...scored(next, size, score), schemeState: step.schemeState } };
    },
  };
}

/** Survivors and newborns of a deme together. */
function groupedByDeme(population: Population, loci: number): Population {
  const { size, deme } = population;
  if (deme.every((own, row) => row === 0 || deme[row - 1] <= own)) return population;
  const order = Int32Array.from({ length: size }, (_, row) => row).sort((a, b) => deme[a] - deme[b] || a - b);
  const genes = new Float64Array(population.genes.length);
  order.forEach((from, row) => genes.set(population.genes.subarray(from * loci, (from + 1) * loci), row * loci));
  return {
    size,
    genes,
    deme: order.map((from) => deme[from]),
    born: order.map((from) => population.born[from]),
    slot: order.map((from) => population.slot[from]),
    measures: {},
  };
}

/** What checks are run with: the seed, and the share of their replicates. */
export interface Trial {
  readonly seed: number;
  readonly share: number;
}

/** So few that an error estimated from them is still of use. */
const FEWEST = 10;

/** So many replicates, at the share that is asked for. */
export function replicatesOf(all: number, { share }: Trial): number {
  return Math.ceil(Math.min(all, Math.max(FEWEST, all * share)));
}

/** Replicates that stand beside each other: what a step costs beside its births is then paid once for all of them. */
const BESIDE = 100;

/** Values of replicates, which `run` is asked for in batches, each with a seed of its own. */
export function inBatches<Value>(
  replicates: number,
  { seed }: Trial,
  run: (count: number, seed: number) => readonly Value[],
): Value[] {
  const values: Value[] = [];
  for (let batch = 0; batch * BESIDE < replicates; batch++) {
    values.push(...run(Math.min(BESIDE, replicates - batch * BESIDE), seedOf(seed, batch)));
  }
  return values;
}

/** A step is named by its seed and generation alone. */
export function seedOf(seed: number, repetition: number): number {
  return seed * 2 ** 24 + repetition;
}

/** Whoever is equal to all others. */
export const equal: Scorer = () => 1;

/** The population after so many generations. */
export function after(generations: number, breeder: Breeder, founders: Demes, seed: number, score: Scorer): Demes {
  let population = founders;
  for (let generation = 1; generation <= generations; generation++) {
    population = breeder.take(population, seed, generation, score).population;
  }
  return population;
}

/**
 * Replicates that end at their own time: `valueOf` is null until then. The place of one that ended is another's, so that no step is for few.
 * All that were begun count, whenever they end.
 */
export function whenDecided(
  breeder: Breeder,
  founders: Float64Array,
  score: Scorer,
  replicates: number,
  { seed }: Trial,
  valueOf: (genes: Float64Array, generations: number) => number | null,
): number[] {
  const { size, loci } = breeder.model;
  const values: number[] = [];
  let begun = 0;
  let open: { readonly genes: Float64Array; readonly since: number }[] = [];
  for (let generation = 0; values.length < replicates; generation++) {
    for (; open.length < BESIDE && begun < replicates; begun++) open.push({ genes: founders, since: generation });
    const genes = new Float64Array(open.length * founders.length);
    open.forEach((deme, at) => genes.set(deme.genes, at * founders.length));
    const population = demesOf(genes, loci.count, size, score);
    const next = breeder.take(population, seedOf(seed, 0), generation + 1, score).population;
    const still: typeof open = [];
    genesByDeme(next).forEach((after, at) => {
      const { since } = open[at];
      const value = valueOf(after, generation + 1 - since);
      if (value === null) still.push({ genes: after, since });
      else values.push(value);
    });
    open = still;
  }
  return values;
}
