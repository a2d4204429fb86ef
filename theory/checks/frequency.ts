/**
 * Negative frequency dependence: two types whose niches overlap compete under sharing (Goldberg and Richardson 1987), each with fitness f_i over its
 * niche count n_i + a n_j, a being how far one niche reaches into the other. Whoever is rare is the fitter one, so that both stay: the less fit
 * type has the share (f - a g) / ((1 - a) (f + g)) where both do equally well, f being its fitness and g the other's. Chance moves shares round that; the mean and the variance are
 * those of the Wright-Fisher matrix of this very model.
 */
import { mean } from '#base';
import type { Check } from '../check';
import { copiesThrough } from '../exact/wright-fisher';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { binaryLoci, breederOf, demesOf, genesByDeme, inBatches, repeated, replicatesOf, type Trial } from '../world';
import { describedBy, proportional } from './niches';

const SIZE = 24;
/** Of the types 0 and 1. */
const FITNESS = [1, 1.5] as const;
const APART = 1 / 2;
const RADIUS = 2 / 3;
/** a */
const OVERLAP = 1 - APART / RADIUS;
/** Of the less fit, where both do equally well: a third. */
const BALANCE = (FITNESS[0] - OVERLAP * FITNESS[1]) / ((1 - OVERLAP) * (FITNESS[0] + FITNESS[1]));
const FIRST = 4;
const LAST = 20;

export const FREQUENCY: readonly Check[] = [
  {
    name: 'frequency.balance',
    measures: 'share of the less fit of two types that compete less with each other, near 1/3',
    cost: 1,
    run: (operators, trial) => {
      const expected = mean(EXPECTED.map(({ share }) => share));
      return meanAgainst(
        sharesIn(operators, trial, 600).map((shares) => mean(shares)),
        expected,
      );
    },
  },
  {
    name: 'frequency.variance',
    measures: 'variance of that share round its mean',
    cost: 3,
    run: (operators, trial) => {
      const around = (shares: readonly number[]): number =>
        mean(shares.map((share, at) => (share - EXPECTED[at].share) ** 2));
      return meanAgainst(sharesIn(operators, trial, 2500).map(around), mean(EXPECTED.map(({ variance }) => variance)));
    },
  },
];

/** That a child is of the less fit type, of so many copies of it among parents. */
function chanceOfLessFit(copies: number): number {
  const [own, other] = [copies, SIZE - copies];
  const [less, more] = [(own * FITNESS[0]) / (own + OVERLAP * other), (other * FITNESS[1]) / (other + OVERLAP * own)];
  return less / (less + more);
}

/** Mean and variance of its share in each generation that is looked at. */
const EXPECTED = copiesThrough(SIZE, chanceOfLessFit, BALANCE * SIZE, LAST)
  .slice(FIRST)
  .map((chances) => {
    const share = chances.reduce((sum, chance, copies) => sum + (chance * copies) / SIZE, 0);
    const variance = chances.reduce((sum, chance, copies) => sum + chance * (copies / SIZE - share) ** 2, 0);
    return { share, variance };
  });

/** Of each replicate the shares of the less fit type, generation by generation. */
function sharesIn(operators: Operators, trial: Trial, replicates: number): readonly (readonly number[])[] {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: binaryLoci(1),
    parents: proportional(operators),
    replacement: operators.generational(0),
    shaping: operators.sharing(RADIUS),
    describe: describedBy((genes, row) => APART * genes[row]),
  });
  const score = (genes: Float64Array, row: number): number => Math.log(FITNESS[genes[row]]);
  const founders = Float64Array.from({ length: SIZE }, (_, row) => Number(row >= BALANCE * SIZE));
  return inBatches(replicatesOf(replicates, trial), trial, (demes, seed) => {
    let population = demesOf(repeated(founders, demes), 1, SIZE, score);
    const shares = Array.from({ length: demes }, () => [] as number[]);
    for (let generation = 1; generation <= LAST; generation++) {
      population = breeder.take(population, seed, generation, score).population;
      if (generation < FIRST) continue;
      genesByDeme(population).forEach((genes, deme) => shares[deme].push(1 - mean([...genes])));
    }
    return shares;
  });
}
