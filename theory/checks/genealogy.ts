/**
 * Ancestors. The last common ancestor of all copies of a gene lived 2N (1 - 1/N) generations ago (Kingman 1982), here exactly; the same time runs
 * forward until the copies of one founder have replaced all others. With new alleles at rate mu there are as many as Ewens (1972) says,
 * here exactly for a whole population of Wright and Fisher.
 */
import type { Check, Outcome } from '../check';
import { coalescenceTime, meanAlleles } from '../exact/coalescent';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import {
  after,
  type Breeder,
  breederOf,
  demesOf,
  equal,
  genesByDeme,
  inBatches,
  realLoci,
  replicatesOf,
  type Trial,
  whenDecided,
} from '../world';

const SIZE = 20;

export const GENEALOGY: readonly Check[] = [
  {
    name: 'genealogy.coalescence',
    measures: `generations to the common ancestor of ${SIZE} copies`,
    cost: 2,
    run: coalescence,
  },
  { name: 'genealogy.alleles', measures: `alleles of ${SIZE} copies, theta = 2`, cost: 1.5, run: alleles },
];

function neutral(operators: Operators, mutationRate: number): Breeder {
  return breederOf(operators, {
    size: SIZE,
    loci: realLoci(1),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    mutationRate,
    mutationScale: 0.01,
  });
}

function coalescence(operators: Operators, trial: Trial): Outcome {
  const founders = Float64Array.from({ length: SIZE }, (_, row) => row);
  const replicates = replicatesOf(2500, trial);
  const times = whenDecided(neutral(operators, 0), founders, equal, replicates, trial, (marks, generations) =>
    marks.every((mark) => mark === marks[0]) ? generations : null,
  );
  return meanAgainst(times, coalescenceTime(SIZE, SIZE));
}

/** After 80 generations the founders are forgotten: (1 - mu)^160 (1 - 1/N)^80 = 4e-6. */
function alleles(operators: Operators, trial: Trial): Outcome {
  const rate = 0.05;
  const breeder = neutral(operators, rate);
  const counts = inBatches(replicatesOf(1000, trial), trial, (demes, seed) => {
    const founders = demesOf(new Float64Array(demes * SIZE), 1, SIZE, equal);
    return genesByDeme(after(80, breeder, founders, seed, equal)).map((genes) => new Set(genes).size);
  });
  return meanAgainst(counts, meanAlleles(SIZE, rate, SIZE));
}
