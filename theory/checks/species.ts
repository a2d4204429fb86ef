/**
 * Species. Told at a threshold of 0, each allele of a locus where every mutation is new (infinite alleles: Kimura and Crow 1964) is a species. Without
 * selection Moran's process has Ewens' sampling formula for all of a deme of N, exactly, with theta = N u / (1 - u) (Ewens 1972; Trajstman 1974;
 * Kelly 1977): the sum over i < N of theta / (theta + i) species, and 1 / (1 + theta) of the pairs are of one. Sharing by species takes two
 * of them that breed true, with fitness w and v, to shares as w^(1/s) : v^(1/s).
 */
import { groupBy, sum } from '#base';
import type { Population, SpeciesMemory } from '#evolution';
import type { Check } from '../check';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import {
  binaryLoci,
  breederOf,
  type Demes,
  demesOf,
  equal,
  inBatches,
  realLoci,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';

export const SPECIES: readonly Check[] = [
  {
    name: 'species.number',
    measures: 'species of a neutral deme',
    cost: 2,
    run: (operators, trial) =>
      meanAgainst(
        neutralSpecies(operators, trial, (sizes) => sizes.length),
        EXPECTED_NUMBER,
      ),
  },
  {
    name: 'species.homozygosity',
    measures: 'pairs of a neutral deme that are of one species',
    cost: 2,
    run: (operators, trial) => meanAgainst(neutralSpecies(operators, trial, homozygosity), 1 / (1 + THETA)),
  },
  {
    name: 'species.shares',
    measures: 'share of the fitter of two species, with sharing 1/2',
    cost: 0.5,
    run: (operators, trial) => sharesAfter(operators, trial, 1 / 2, 20),
  },
  {
    name: 'species.shared-at-once',
    measures: 'share of the fitter of two species after one generation of full sharing',
    cost: 0.2,
    run: (operators, trial) => sharesAfter(operators, trial, 1, 1),
  },
];

const SIZE = 10;
const THETA = 1;
/** That a newborn has a new allele. */
const RATE = THETA / (SIZE + THETA);
const EXPECTED_NUMBER = sum(Array.from({ length: SIZE }, (_, i) => THETA / (THETA + i)));
/** The founders, who are all alike, are forgotten by then: a pair remembers them with a chance of 0.96 a step. */
const TOLD_FROM = 250;
const TOLD_TO = 400;

/** Of those two drawn without replacement who are of one. */
function homozygosity(sizes: readonly number[]): number {
  return sum(sizes.map((size) => size * (size - 1))) / (SIZE * (SIZE - 1));
}

/** A mean over steps of each replicate; `valueOf` is given the sizes of species. */
function neutralSpecies(
  operators: Operators,
  trial: Trial,
  valueOf: (sizes: readonly number[]) => number,
): readonly number[] {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: realLoci(1),
    parents: operators.tournament(1),
    replacement: operators.moran(),
    mutationRate: RATE,
    mutationScale: 1,
  });
  return inBatches(replicatesOf(400, trial), trial, (demes, seed) => {
    let population = demesOf(new Float64Array(demes * SIZE), 1, SIZE, equal);
    const told = Array.from({ length: demes }, () => new Telling(operators));
    const values = new Float64Array(demes);
    for (let generation = 1; generation <= TOLD_TO; generation++) {
      population = breeder.take(population, seed, generation, equal).population;
      if (generation <= TOLD_FROM) continue;
      told.forEach((own, deme) => {
        values[deme] += valueOf(own.tell(population, deme, generation)) / (TOLD_TO - TOLD_FROM);
      });
    }
    return [...values];
  });
}

const RULES = { threshold: 0, most: 1, target: 0, adjustment: 0, interspeciesRate: 0, sharing: 0 };

/** Species of one deme, generation after generation. */
class Telling {
  private memory: SpeciesMemory = { threshold: 0, founded: 0, living: [] };
  /** Of those of the generation before, by birth. */
  private genes = new Map<string, number>();

  constructor(private readonly operators: Operators) {}

  /** The sizes of species. */
  tell({ genes, born, slot }: Demes, deme: number, generation: number): readonly number[] {
    const [from, to] = [deme * SIZE, (deme + 1) * SIZE];
    const own: Population = {
      size: SIZE,
      genes: genes.subarray(from, to),
      deme: new Int32Array(SIZE),
      born: born.subarray(from, to),
      slot: slot.subarray(from, to),
      measures: {},
    };
    const representatives = this.memory.living.map(([, ...birth]) => this.genes.get(String(birth))!);
    const points = [...own.genes, ...representatives];
    const species = this.operators.speciate(this.memory, SIZE, (one, other) => Math.abs(points[one] - points[other]));
    const prng = this.operators.prngOf({ seed: deme, generation, purpose: 'representatives', subject: 0 });
    this.memory = this.operators.nextSpecies(RULES, this.memory, { ...own, species }, prng);
    this.genes = new Map(Array.from(own.genes, (gene, at) => [String([own.born[at], own.slot[at]]), gene]));
    return [...groupBy([...species], String).values()].map(({ length }) => length);
  }
}

const SHARING_SIZE = 60;
const FITTER = 2;

function sharesAfter(operators: Operators, trial: Trial, sharing: number, generations: number) {
  const breeder = breederOf(operators, {
    size: SHARING_SIZE,
    loci: binaryLoci(1),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    species: { ...RULES, sharing },
  });
  const score = (genes: Float64Array, row: number): number => genes[row] * Math.log(FITTER);
  const founders = Float64Array.from({ length: SHARING_SIZE }, (_, row) => Number(row % 4 === 0));
  const shares = inBatches(replicatesOf(200, trial), trial, (demes, seed) => {
    let population = demesOf(repeated(founders, demes), 1, SHARING_SIZE, score);
    for (let generation = 1; generation <= generations; generation++) {
      const told = { ...population, species: Int32Array.from(population.genes) };
      population = breeder.take(told, seed, generation, score).population;
    }
    return Array.from({ length: demes }, (_, deme) => {
      return sum([...population.genes.subarray(deme * SHARING_SIZE, (deme + 1) * SHARING_SIZE)]) / SHARING_SIZE;
    });
  });
  const advantage = FITTER ** (1 / sharing);
  // children are whole: each generation rounds, which moves the mean by less than this
  return meanAgainst(shares, advantage / (1 + advantage), 1 / SHARING_SIZE ** 2);
}
