/**
 * Recombination: whatever the scheme, each parent gives a gene with probability 1/2 (Mendel); uniform crossover gives every locus its own
 * coin (Syswerda 1989), one-point crossover cuts between all neighbours alike (Holland 1975), so that loci d apart of L recombine with
 * probability d / (L - 1).
 */
import type { Check, Outcome } from '../check';
import { linkageLeft } from '../exact/linkage';
import type { Operators } from '../operators';
import { countsAlike, frequencyAgainst, meanAgainst } from '../outcome';
import {
  after,
  binaryLoci,
  breederOf,
  demesOf,
  equal,
  genesByDeme,
  inBatches,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';

const LOCI = 9;
const CHILDREN = 200_000;

export const RECOMBINATION: readonly Check[] = [
  {
    name: 'recombination.uniform',
    measures: 'counts of givers of three neighbours',
    cost: 0.3,
    run: (operators, trial) => {
      const counts = new Array<number>(8).fill(0);
      recombine(operators, trial, 'uniform', (givers) => counts[givers[3] + 2 * givers[4] + 4 * givers[5]]++);
      return countsAlike(counts);
    },
  },
  {
    name: 'recombination.one-point',
    measures: 'counts of cuts, by who gives the start',
    cost: 0.3,
    run: (operators, trial) => {
      const counts = new Array<number>(2 * (LOCI - 1)).fill(0);
      recombine(operators, trial, 'one-point', (givers) => {
        const cut = givers.findIndex((giver) => giver !== givers[0]);
        if (cut > 0) counts[2 * (cut - 1) + givers[0]]++; // who has no cut is missing in `linkage`
      });
      return countsAlike(counts);
    },
  },
  {
    name: 'recombination.linkage',
    measures: 'recombinants of loci 2 apart of 9, one cut',
    cost: 0.3,
    run: (operators, trial) => {
      let recombinants = 0;
      recombine(operators, trial, 'one-point', (givers) => (recombinants += givers[2] ^ givers[4]));
      return frequencyAgainst(recombinants, replicatesOf(CHILDREN, trial), 2 / (LOCI - 1));
    },
  },
  {
    name: 'recombination.linkage-decay',
    measures: 'linkage left after 4 generations of N = 20',
    cost: 1.5,
    run: linkageDecay,
  },
];

function recombine(
  operators: Operators,
  trial: Trial,
  scheme: 'uniform' | 'one-point',
  see: (givers: Uint8Array) => void,
): void {
  const cross = operators.recombination(scheme);
  const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: `recombination, ${scheme}`, subject: 0 });
  const givers = new Uint8Array(LOCI);
  for (let child = 0; child < replicatesOf(CHILDREN, trial); child++) {
    cross(givers, 0, LOCI, prng.seek(child));
    see(givers);
  }
}

/** Half of the founders are 1 at all loci, half are 0: D = 1/4. Loci 0 and 2 of 9 recombine in a quarter of the children. */
function linkageDecay(operators: Operators, trial: Trial): Outcome {
  const [size, generations] = [20, 4];
  const breeder = breederOf(operators, {
    size,
    loci: binaryLoci(LOCI),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    crossoverRate: 1,
    crossover: 'one-point',
  });
  const founders = Float64Array.from({ length: size * LOCI }, (_, at) => (at < (size * LOCI) / 2 ? 0 : 1));
  const left = inBatches(replicatesOf(8000, trial), trial, (demes, seed) => {
    const start = demesOf(repeated(founders, demes), LOCI, size, equal);
    const end = after(generations, breeder, start, seed, equal);
    return genesByDeme(end).map((genes) => disequilibrium(genes, size, 0, 2) / 0.25);
  });
  return meanAgainst(left, linkageLeft(size, 2 / (LOCI - 1), generations));
}

function disequilibrium(genes: Float64Array, size: number, one: number, other: number): number {
  let [both, first, second] = [0, 0, 0];
  for (let row = 0; row < size; row++) {
    const [a, b] = [genes[row * LOCI + one], genes[row * LOCI + other]];
    both += (a * b) / size;
    first += a / size;
    second += b / size;
  }
  return both - first * second;
}
