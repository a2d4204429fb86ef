/** How learning can guide evolution (Hinton and Nowlan 1987): right alleles spread in the kernel as fast as in the model in plain code. */
import { mean, standardError } from '#base';
import { compileLoci } from '#genome';
import type { Check, Outcome } from '../check';
import { firstGenes, fitnessOf, LOCI, genesAfter, rightShare, SIZE } from '../exact/hinton-nowlan';
import type { Operators } from '../operators';
import { estimateAgainst } from '../outcome';
import { after, breederOf, demesOf, replicatesOf, type Scorer, seedOf } from '../world';

const GENERATIONS = 20;

export const LEARNING: readonly Check[] = [
  {
    name: 'learning.hinton-nowlan',
    measures: `share of right alleles after ${GENERATIONS} generations`,
    cost: 9,
    parts: 4,
    run: (operators, trial): Outcome => {
      const replicates = replicatesOf(120, trial);
      const found = Array.from({ length: replicates }, (_, replicate) =>
        evolved(operators, seedOf(trial.seed, replicate)),
      );
      const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'Hinton and Nowlan', subject: 0 });
      const expected = Array.from({ length: replicates }, () => rightShare(genesAfter(GENERATIONS, prng)));
      const errors = [standardError(found), standardError(expected)];
      const degrees = replicates - 1; // at least: of both together by Welch (1947) there are more
      return estimateAgainst(mean(found), Math.hypot(...errors), replicates, mean(expected), { degrees });
    },
  },
];

function evolved(operators: Operators, seed: number): number {
  const prng = operators.prngOf({ seed, generation: 0, purpose: 'lives', subject: 0 });
  const score: Scorer = (genes, row) => fitnessOf(genes, row, prng);
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: compileLoci(
      Array.from({ length: LOCI }, (_, at) => ({
        kind: 'categorical',
        name: `locus${at}`,
        values: ['wrong', 'right', 'undecided'],
      })),
    ),
    parents: operators.roulette(),
    replacement: operators.generational(0),
    crossoverRate: 1,
    crossover: 'one-point',
  });
  return rightShare(after(GENERATIONS, breeder, demesOf(firstGenes(prng), LOCI, SIZE, score), seed, score).genes);
}
