/** How much of learning from preference a life can pay for, counted before anything is allocated. */
import { computedArchitecture, type PreferenceLearning } from '#model';
import { InvalidValueError } from '#base';
import type { Architecture, SearchSpace } from '#genome';
import type { BudgetConfig, TournamentConfig } from './config';
import { CHECKS, learningCost } from '#preference';
import { smallestIn, smallestPhenotypes } from './plan-life';

/** As many whole steps as `learning.flops` pays for beside all else that learning takes; 0: it cannot learn. */
export function learningSteps(
  architecture: Architecture,
  vocabularySize: number,
  learning: PreferenceLearning,
  budget: BudgetConfig,
): number {
  const { texts, check, step } = learningCost(architecture, vocabularySize, learning);
  const left = learningFlops(learning, budget) - texts;
  const few = Math.floor(left / (check + step)); // each of them is checked
  const steps = few < CHECKS ? few : Math.floor((left - CHECKS * check) / step);
  return Math.max(0, Math.min(steps, learning.steps));
}

/** Throws an InvalidValueError naming the FLOPs where not even the smallest phenotype of any family in the space could take a step. */
export function checkLearning(
  space: SearchSpace,
  vocabularySize: number,
  { learning, budget, regulation }: Pick<TournamentConfig, 'learning' | 'budget' | 'regulation'>,
): void {
  if (!learning) return;
  const least = Math.min(
    ...smallestPhenotypes(space, { regulation }).map((phenotype) => {
      const { texts, check, step } = learningCost(computedArchitecture(phenotype), vocabularySize, learning);
      return texts + check + step;
    }),
  );
  const flops = learningFlops(learning, budget);
  if (flops >= least) return;
  const right = `at least ${least}, which writing, one check and one step take of ${smallestIn({ regulation })}`;
  throw new InvalidValueError('learning.flops', flops, right);
}

/** What a life's learning from preference may cost. */
export function learningFlops({ flops }: PreferenceLearning, budget: BudgetConfig): number {
  return flops ?? budget.trainingFlops;
}
