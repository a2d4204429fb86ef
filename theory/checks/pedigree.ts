/**
 * Pedigrees of two parents (Chang 1999): the first who is an ancestor of everyone lived log2 N generations ago, and 1.77 log2 N generations ago
 * everyone was an ancestor of everyone or of no one. Both are limits that are slow: of N = 1,024 it is 10.7 and 21.1 generations. So the
 * shares of those who are ancestors of everyone, and of no one, are held to the exact chain at these times.
 */
import type { Check, Outcome } from '../check';
import { descendantChances } from '../exact/pedigree';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { binaryLoci, breederOf, demesOf, equal, inBatches, replicatesOf, type Trial } from '../world';

const SIZE = 32; // bits of a word
const FIRST = 1 + Math.log2(SIZE);
const LAST = Math.round(1.77 * Math.log2(SIZE));

export const PEDIGREE: readonly Check[] = [
  {
    name: 'pedigree.everyone',
    measures: `share of ${SIZE} who are ancestors of everyone after ${FIRST} generations`,
    cost: 2,
    run: (operators, trial) => founders(operators, trial, 4000, FIRST, SIZE),
  },
  {
    name: 'pedigree.no-one',
    measures: `share of ${SIZE} who are ancestors of no one after ${LAST} generations`,
    cost: 0.5,
    run: (operators, trial) => founders(operators, trial, 600, LAST, 0),
  },
];

/** The share of founders with so many descendants, by deme. */
function founders(
  operators: Operators,
  trial: Trial,
  replicates: number,
  generations: number,
  descendants: number,
): Outcome {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: binaryLoci(1),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    crossoverRate: 1,
  });
  const shares = inBatches(replicatesOf(replicates, trial), trial, (demes, seed) => {
    const population = demesOf(new Float64Array(demes * SIZE), 1, SIZE, equal);
    let ancestors = Uint32Array.from({ length: demes * SIZE }, (_, row) => 1 << (row % SIZE)); // a bit for each founder
    for (let generation = 1; generation <= generations; generation++) {
      const { parents } = breeder.step(population, seed, generation).births;
      ancestors = ancestors.map((_, child) => ancestors[parents[2 * child]] | ancestors[parents[2 * child + 1]]);
    }
    return Array.from({ length: demes }, (_, deme) =>
      shareWith(ancestors.subarray(deme * SIZE, (deme + 1) * SIZE), descendants),
    );
  });
  return meanAgainst(shares, descendantChances(SIZE, generations)[descendants]);
}

function shareWith(ancestors: Uint32Array, descendants: number): number {
  let found = 0;
  for (let founder = 0; founder < SIZE; founder++) {
    const having = ancestors.reduce((count, bits) => count + ((bits >>> founder) & 1), 0);
    if (having === descendants) found++;
  }
  return found / SIZE;
}
