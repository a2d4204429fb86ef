/**
 * Mutation against selection. One locus: q = mu / s, here by the stationary distribution of the transition matrix. Many loci of multiplicative
 * fitness without back mutation, in an infinite population: mean fitness (1 - mu)^L, so that the load is 1 - e^-U whatever the selection
 * (Haldane 1937), and a share (1 - mu / s)^L, about e^(-U/s), has no mutation (Haigh 1978). In a small population that class is lost for ever, a
 * turn of Muller's (1964) ratchet: where all mutants are alike the time to it is exact. Eigen's (1971) error threshold.
 */
import { mean } from '#base';
import type { Check, Outcome } from '../check';
import { quasispecies } from '../exact/quasispecies';
import { mutating, proportional, stationaryCopies, timesToLoss } from '../exact/wright-fisher';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import {
  binaryLoci,
  breederOf,
  type Demes,
  demesOf,
  genesByDeme,
  inBatches,
  type Model,
  realLoci,
  replicatesOf,
  type Scorer,
  type Trial,
  whenDecided,
} from '../world';

export const LOAD: readonly Check[] = [
  { name: 'load.balance', measures: 'frequency of an allele of s = .2, mu = .01', cost: 3, run: balance },
  { name: 'load.haldane', measures: 'load of 10 loci, U = .1', cost: 1, run: haldane },
  { name: 'load.fittest-class', measures: 'share without a mutation, U / s = 1/3', cost: 1, run: fittestClass },
  { name: 'load.ratchet', measures: 'generations until the fittest class is lost', cost: 3, run: ratchet },
  { name: 'load.threshold-below', measures: 'share of the master, error .05 at each of 8 loci', cost: 1, run: below },
  { name: 'load.threshold-above', measures: 'the same, error .3', cost: 3, parts: 3, run: above },
];

/** A model whose founders have no mutation, and where a child of a parent of score w is born in proportion to w. */
function model(operators: Operators, parts: Pick<Model, 'size' | 'loci' | 'mutationRate' | 'crossoverRate'>): Model {
  return { ...parts, parents: operators.roulette(), replacement: operators.generational(0) };
}

/** A value of each deme, the mean over generations after `settled`. */
function overTime(
  operators: Operators,
  trial: Trial,
  replicates: number,
  {
    of,
    score,
    settled,
    generations,
  }: {
    readonly of: Model;
    readonly score: Scorer;
    readonly settled: number;
    readonly generations: number;
  },
  value: (deme: Float64Array) => number,
): number[] {
  const breeder = breederOf(operators, of);
  return inBatches(replicatesOf(replicates, trial), trial, (demes, seed) => {
    let population: Demes = demesOf(new Float64Array(demes * of.size * of.loci.count), of.loci.count, of.size, score);
    const totals = new Array<number>(demes).fill(0);
    for (let generation = 1; generation <= generations; generation++) {
      population = breeder.take(population, seed, generation, score).population;
      if (generation > settled) genesByDeme(population).forEach((genes, deme) => (totals[deme] += value(genes)));
    }
    return totals.map((total) => total / (generations - settled));
  });
}

function balance(operators: Operators, trial: Trial): Outcome {
  const [size, s, mutationRate] = [50, 0.2, 0.01];
  const of = model(operators, { size, loci: binaryLoci(1), mutationRate });
  const score: Scorer = (genes, row) => 1 - s * genes[row];
  const shares = overTime(operators, trial, 700, { of, score, settled: 40, generations: 100 }, (genes) =>
    mean([...genes]),
  );
  const copies = stationaryCopies(size, mutating(proportional(size, 1 - s), mutationRate));
  return meanAgainst(shares, copies.reduce((sum, chance, count) => sum + chance * count, 0) / size);
}

const LOCI = 10;
const RATE = 0.01;
const HARM = 0.3;

function mutations(genes: Float64Array, row: number, loci: number): number {
  let count = 0;
  for (let at = 0; at < loci; at++) if (genes[row * loci + at] !== 0) count++;
  return count;
}

const multiplicative: Scorer = (genes, row) => (1 - HARM) ** mutations(genes, row, LOCI);

function loaded(operators: Operators, trial: Trial, crossoverRate: number, value: Scorer): number[] {
  const size = 400;
  const of = model(operators, { size, loci: realLoci(LOCI), mutationRate: RATE, crossoverRate });
  return overTime(operators, trial, 30, { of, score: multiplicative, settled: 30, generations: 60 }, (genes) => {
    let total = 0;
    for (let row = 0; row < size; row++) total += value(genes, row);
    return total / size;
  });
}

function haldane(operators: Operators, trial: Trial): Outcome {
  return meanAgainst(
    loaded(operators, trial, 1, multiplicative).map((fitness) => 1 - fitness),
    1 - (1 - RATE) ** LOCI,
  );
}

function fittestClass(operators: Operators, trial: Trial): Outcome {
  const isUnharmed: Scorer = (genes, row) => (mutations(genes, row, LOCI) === 0 ? 1 : 0);
  return meanAgainst(loaded(operators, trial, 0, isUnharmed), (1 - RATE / HARM) ** LOCI);
}

/** One real locus, whose mutants never come back, all of fitness 1 - s. */
function ratchet(operators: Operators, trial: Trial): Outcome {
  const [size, s, mutationRate] = [20, 0.2, 0.15];
  const breeder = breederOf(operators, model(operators, { size, loci: realLoci(1), mutationRate }));
  const score: Scorer = (genes, row) => (genes[row] === 0 ? 1 : 1 - s);
  const founders = new Float64Array(size);
  const times = whenDecided(breeder, founders, score, replicatesOf(3000, trial), trial, (genes, generations) =>
    genes.includes(0) ? null : generations,
  );
  const unharmed = proportional(size, 1 / (1 - s));
  return meanAgainst(times, timesToLoss(size, (copies) => (1 - mutationRate) * unharmed(copies))[size]);
}

function below(operators: Operators, trial: Trial): Outcome {
  return master(operators, trial, 0.05, 20);
}

function above(operators: Operators, trial: Trial): Outcome {
  return master(operators, trial, 0.3, 150);
}

/** The threshold of superiority 4 and 8 loci is at an error of .16. */
function master(operators: Operators, trial: Trial, error: number, replicates: number): Outcome {
  const [size, loci, superiority] = [500, 8, 4];
  const isMaster: Scorer = (genes, row) => (mutations(genes, row, loci) === 0 ? 1 : 0);
  const of = model(operators, { size, loci: binaryLoci(loci), mutationRate: error });
  const score: Scorer = (genes, row) => 1 + (superiority - 1) * isMaster(genes, row);
  const shares = overTime(operators, trial, replicates, { of, score, settled: 20, generations: 60 }, (genes) => {
    let total = 0;
    for (let row = 0; row < size; row++) total += isMaster(genes, row);
    return total / size;
  });
  return meanAgainst(shares, quasispecies(loci, superiority, error)[0]);
}
