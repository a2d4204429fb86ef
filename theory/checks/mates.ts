/**
 * Mate choice by complementarity (M2N2: Abrantes et al. 2025): the first parent is anyone alike, the second is drawn in proportion to how much it
 * is better where the first is worse. The chance of each couple, whoever was first, follows by enumeration.
 */
import { sum } from '#base';
import type { Check } from '../check';
import { countsAgainst } from '../outcome';
import { binaryLoci, breederOf, demesOf, equal, replicatesOf } from '../world';

/** By block: one is best at each of three, one is second everywhere, one is bad everywhere. */
const NATS = [
  [1, 2.5, 3, 1.5, 3.5],
  [2, 1, 2.8, 1.6, 3.2],
  [3, 2, 1, 1.7, 3],
];
const SIZE = NATS[0].length;
const DEMES = 100;
const COUPLES = 100_000;

export const MATES: readonly Check[] = [
  {
    name: 'attraction.couples',
    measures: 'counts of couples',
    cost: 1,
    run: (operators, trial) => {
      const breeder = breederOf(operators, {
        size: SIZE,
        loci: binaryLoci(1),
        parents: operators.tournament(1),
        mates: operators.attraction,
        replacement: operators.generational(0),
        crossoverRate: 1,
      });
      const founders = demesOf(new Float64Array(DEMES * SIZE), 1, SIZE, equal);
      const blockNats = NATS.map((block) =>
        Float64Array.from({ length: founders.size }, (_, row) => block[row % SIZE]),
      );
      const population = { ...founders, measures: { ...founders.measures, blockNats } };
      const counts = new Float64Array(SIZE * SIZE);
      for (let take = 1; take <= replicatesOf(COUPLES / founders.size, trial); take++) {
        const { births } = breeder.step(population, trial.seed, take);
        for (let child = 0; child < births.count; child++) {
          const [one, other] = births.parents.subarray(2 * child, 2 * child + 2).map((row) => row % SIZE);
          counts[cellOf(one, other)]++;
        }
      }
      const met = [...CHANCES.keys()].filter((cell) => CHANCES[cell] > 0);
      const [all, observed] = [sum([...counts]), met.map((cell) => counts[cell])];
      observed[0] += 1e3 * (all - sum(observed)); // couples that nobody should be of
      return countsAgainst(
        observed,
        met.map((cell) => all * CHANCES[cell]),
      );
    },
  },
];

function cellOf(one: number, other: number): number {
  return Math.min(one, other) * SIZE + Math.max(one, other);
}

/** Of each couple, whoever was drawn first. */
const CHANCES = (() => {
  const chances = new Float64Array(SIZE * SIZE);
  for (let first = 0; first < SIZE; first++) {
    const better = NATS[0].map((_, at) => sum(NATS.map((block) => Math.max(0, block[first] - block[at]))));
    better.forEach((own, at) => (chances[cellOf(first, at)] += own / sum(better) / SIZE));
  }
  return chances;
})();
