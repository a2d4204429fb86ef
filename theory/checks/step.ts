/** The step as a whole: who the parent is says nothing of which genes mutate, though both are drawn for the same child. */
import type { Check, Outcome } from '../check';
import type { Operators } from '../operators';
import { countsAlike } from '../outcome';
import { binaryLoci, breederOf, demesOf, equal, replicatesOf, type Trial } from '../world';

const SIZE = 4;
const LOCI = 2;
const STEPS = 300;
const DEMES = 100;

export const STEP: readonly Check[] = [
  { name: 'step.independence', measures: 'counts of parents with mutated loci', cost: 0.5, run: independence },
];

/** Both loci mutate half of the time, so that all 4 x 4 cells are alike. */
function independence(operators: Operators, trial: Trial): Outcome {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: binaryLoci(LOCI),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    mutationRate: 0.5,
  });
  const population = demesOf(new Float64Array(DEMES * SIZE * LOCI), LOCI, SIZE, equal);
  const counts = new Array<number>(SIZE * 4).fill(0);
  for (let take = 1; take <= replicatesOf(STEPS, trial); take++) {
    const { births } = breeder.step(population, trial.seed, take);
    for (let child = 0; child < births.count; child++) {
      const parent = births.parents[2 * child] % SIZE;
      counts[4 * parent + births.genes[LOCI * child] + 2 * births.genes[LOCI * child + 1]]++;
    }
  }
  return countsAlike(counts);
}
