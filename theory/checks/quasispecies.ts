/**
 * What mutation does to clones beyond a balance. The error threshold of a finite population lies above that of an infinite one by the order of 1 / sqrt(N)
 * (Nowak and Schuster 1989). At high mutation rates those win of whose mutations fewer harm, however fit others are: survival of the flattest (Wilke et al. 2001).
 */
import { compileLoci } from '#genome';
import type { Check, Outcome } from '../check';
import { errorThreshold } from '../exact/error-threshold';
import { type Kind, shareOfFirst } from '../exact/flattest';
import type { Operators } from '../operators';
import { meanAgainst, ratioAgainst } from '../outcome';
import {
  after,
  breederOf,
  demesOf,
  genesByDeme,
  inBatches,
  realLoci,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';

const SUPERIORITY = 4;

export const QUASISPECIES: readonly Check[] = [
  ...(
    [
      ['small', 16, 600, 0.7],
      ['medium', 64, 400, 1.5],
      ['large', 256, 300, 4],
    ] as const
  ).map(([how, size, replicates, cost]): Check => ({
    name: `error-threshold.${how}`,
    measures: `mean square of the masters of ${size} at their threshold, of 5/4 of the squared mean`,
    cost,
    run: (operators, trial) => masters(operators, trial, size, replicates),
  })),
  {
    name: 'flattest.few-mutations',
    measures: 'share of those who are fitter, but whom 10 loci harm and not 4, after 6 generations, mutation rate .02',
    cost: 1,
    run: (operators, trial) => shareOf(0, operators, trial, 0.02, 6),
  },
  {
    name: 'flattest.many-mutations',
    measures: 'share of the others after 3 generations, mutation rate .15',
    cost: 1,
    run: (operators, trial) => shareOf(1, operators, trial, 0.15, 3),
  },
];

/** Generations until the numbers of masters have forgotten where they began, and those in which they are counted. */
const [SETTLED, COUNTED] = [30, 60];

/**
 * At the threshold the mean number of masters is twice its standard deviation, so that the mean square is 5/4 of the squared mean. Demes that have lost it add to
 * neither.
 */
function masters(operators: Operators, trial: Trial, size: number, replicates: number): Outcome {
  const { accuracy, mean } = errorThreshold(size, SUPERIORITY);
  const score = (genes: Float64Array, row: number): number => (genes[row] === 0 ? SUPERIORITY : 1);
  const breeder = breederOf(operators, {
    size,
    loci: realLoci(1),
    parents: operators.roulette(),
    replacement: operators.generational(0),
    mutationRate: 1 - accuracy,
  });
  const founders = Float64Array.from({ length: size }, (_, row) => (row < mean ? 0 : 1));
  const pairs = inBatches(replicatesOf(replicates, trial), trial, (demes, seed) => {
    const sums = Array.from({ length: demes }, (): [number, number] => [0, 0]);
    let population = demesOf(repeated(founders, demes), 1, size, score);
    for (let generation = 1; generation <= SETTLED + COUNTED; generation++) {
      population = breeder.take(population, seed, generation, score).population;
      if (generation <= SETTLED) continue;
      genesByDeme(population).forEach((genes, deme) => {
        const masters = genes.reduce((count, gene) => count + Number(gene === 0), 0);
        sums[deme][0] += 1.25 * mean * masters;
        sums[deme][1] += masters ** 2;
      });
    }
    return sums;
  });
  return ratioAgainst(pairs, 1);
}

/** Loci that harm, by kind, which is a locus that never mutates. */
const HARMFUL = [10, 4];
const FITNESS = [1.5, 1];
const SIZE = 30;

/** The mean share of a kind among the unharmed. */
function shareOf(kind: number, operators: Operators, trial: Trial, rate: number, generations: number): Outcome {
  const loci = HARMFUL[0] + 1;
  const space = Array.from({ length: loci }, (_, at) => {
    return { kind: 'real', name: `locus${at}`, low: -1000, high: 1000, scale: 'linear' } as const;
  });
  const isUnharmed = (genes: Float64Array, row: number): boolean => {
    const start = row * loci + 1;
    return genes.subarray(start, start + HARMFUL[genes[start - 1]]).every((gene) => gene === 0);
  };
  const score = (genes: Float64Array, row: number): number => (isUnharmed(genes, row) ? FITNESS[genes[row * loci]] : 0);
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: compileLoci(space, ['locus0']),
    parents: operators.roulette(),
    replacement: operators.generational(0),
    mutationRate: rate,
  });
  const founders = new Float64Array(SIZE * loci);
  for (let row = 0; row < SIZE / 2; row++) founders[row * loci] = 1;
  const shares = inBatches(replicatesOf(2500, trial), trial, (demes, seed) => {
    const end = after(generations, breeder, demesOf(repeated(founders, demes), loci, SIZE, score), seed, score);
    return genesByDeme(end).map((genes) => {
      const unharmed = Array.from({ length: SIZE }, (_, row) => row).filter((row) => isUnharmed(genes, row));
      return unharmed.filter((row) => genes[row * loci] === kind).length / Math.max(1, unharmed.length);
    });
  });
  const kindOf = (at: number): Kind => ({ fitness: FITNESS[at], accuracy: (1 - rate) ** HARMFUL[at] });
  return meanAgainst(shares, shareOfFirst(SIZE, kindOf(kind), kindOf(1 - kind), generations));
}
