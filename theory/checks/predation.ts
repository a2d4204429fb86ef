/**
 * Predators of the common (apostatic selection: Clarke 1962; Ayala and Campbell 1974): of a kind at frequency p exp(-s p) are spared. Of two kinds whose
 * log-fitness differs by d both stay where s > |d|, and the first has the share 1/2 + d / (2 s). Chance moves shares round that and loses a
 * kind in the end; mean and losses are those of the Wright-Fisher matrix of this very model.
 */
import { mean } from '#base';
import type { Check } from '../check';
import { copiesThrough } from '../exact/wright-fisher';
import type { Operators } from '../operators';
import { frequencyAgainst, meanAgainst } from '../outcome';
import {
  after,
  binaryLoci,
  breederOf,
  demesOf,
  genesByDeme,
  inBatches,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';
import { proportional } from './niches';

/** Two kinds, of which `advantage` is that of the first. */
interface Hunted {
  readonly size: number;
  readonly strength: number;
  readonly advantage: number;
  readonly generations: number;
}

const KEPT: Hunted = { size: 60, strength: 2, advantage: -0.8, generations: 8 };
const LOST: Hunted = { size: 12, strength: 1, advantage: -0.5, generations: 12 };

export const PREDATION: readonly Check[] = [
  {
    name: 'predation.balance',
    measures: 'share of the less fit of two kinds that are hunted as they are common, near 0.3',
    cost: 1,
    run: (operators, trial) => {
      const expected = chancesOf(KEPT).reduce((share, chance, copies) => share + (chance * copies) / KEPT.size, 0);
      return meanAgainst(sharesOf(operators, trial, KEPT, 600), expected);
    },
  },
  {
    name: 'predation.loss',
    measures: 'demes of twelve that have lost one of them',
    cost: 2,
    run: (operators, trial) => {
      const shares = sharesOf(operators, trial, LOST, 6000);
      const chances = chancesOf(LOST);
      const lost = shares.filter((share) => share === 0 || share === 1).length;
      return frequencyAgainst(lost, shares.length, chances[0] + chances[LOST.size]);
    },
  },
];

/** Of the first, where both do equally well. */
function copiesInBalance({ size, strength, advantage }: Hunted): number {
  return Math.round(size * (1 / 2 + advantage / (2 * strength)));
}

/** Chances of so many copies of the first in the end. */
function chancesOf(hunted: Hunted): Float64Array {
  const { size, strength, advantage, generations } = hunted;
  const chance = (copies: number): number => {
    const [own, other] = [copies / size, 1 - copies / size];
    const [first, second] = [own * Math.exp(advantage - strength * own), other * Math.exp(-strength * other)];
    return first / (first + second);
  };
  return copiesThrough(size, chance, copiesInBalance(hunted), generations)[generations];
}

/** Of the first in the end, by deme. */
function sharesOf(operators: Operators, trial: Trial, hunted: Hunted, replicates: number): readonly number[] {
  const { size, strength, advantage, generations } = hunted;
  const breeder = breederOf(operators, {
    size,
    loci: binaryLoci(1),
    parents: proportional(operators),
    replacement: operators.generational(0),
    shaping: operators.predation('genotype', strength),
  });
  const score = (genes: Float64Array, row: number): number => advantage * (1 - genes[row]);
  const founders = Float64Array.from({ length: size }, (_, row) => Number(row >= copiesInBalance(hunted)));
  return inBatches(replicatesOf(replicates, trial), trial, (demes, seed) => {
    const population = demesOf(repeated(founders, demes), 1, size, score);
    return genesByDeme(after(generations, breeder, population, seed, score)).map((genes) => 1 - mean([...genes]));
  });
}
