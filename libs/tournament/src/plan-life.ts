/** What a life costs, counted from the phenotype's description before anything is allocated. */
import { InvalidValueError } from '#base';
import { express, FAMILIES, type Family, type Genome, type Phenotype, type SearchSpace } from '#genome';
import { countParameters, trainingBytes, trainingFlopsPerToken } from '#model';
import { budgetAt, leastShare } from './budget-at';
import type { BudgetConfig } from './config';
import type { Tournament } from './records';

const MEBIBYTE = 2 ** 20;

export interface LifePlan {
  readonly parameters: number;
  readonly steps: number;
  readonly tokens: number;
  readonly trainingFlops: number;
  readonly flopsPerStep: number;
  /** Why the phenotype is refused; null if it fits. */
  readonly overBudget: string | null;
}

/** As many whole steps as the budget of training FLOPs pays for. */
export function planLife(phenotype: Phenotype, vocabularySize: number, budget: BudgetConfig): LifePlan {
  const { architecture, hyperparameters } = phenotype;
  const parameters = countParameters(architecture, vocabularySize);
  const tokensPerStep = hyperparameters.batchSize * architecture.context;
  const flopsPerStep = trainingFlopsPerToken(architecture, vocabularySize) * tokensPerStep;
  const steps = Math.floor(budget.trainingFlops / flopsPerStep);
  const plan = { parameters, steps, tokens: steps * tokensPerStep, trainingFlops: steps * flopsPerStep, flopsPerStep };
  const bytes = trainingBytes(architecture, vocabularySize, hyperparameters.batchSize);
  return { ...plan, overBudget: whyOverBudget(parameters, flopsPerStep, bytes, budget) };
}

/** Of a life in a generation of a tournament. */
export function planLifeIn(
  { config, survey }: Pick<Tournament, 'config' | 'survey'>,
  generation: number,
  phenotype: Phenotype,
): LifePlan {
  return planLife(phenotype, survey.vocabulary.length, budgetAt(config.budget, generation));
}

function whyOverBudget(parameters: number, flopsPerStep: number, bytes: number, budget: BudgetConfig): string | null {
  if (parameters > budget.maximumParameters) {
    return `over budget: ${parameters} parameters, more than ${budget.maximumParameters}`;
  }
  if (flopsPerStep > budget.trainingFlops) {
    return `over budget: one step takes ${flopsPerStep} FLOPs, a life has ${budget.trainingFlops}`;
  }
  if (bytes > budget.memoryMiB * MEBIBYTE) {
    return `over budget: training takes about ${Math.ceil(bytes / MEBIBYTE)} MiB of memory, more than ${budget.memoryMiB}`;
  }
  return null;
}

/** Throws an InvalidValueError if even the smallest phenotype of the space has too many parameters. */
export function checkParameters(space: SearchSpace, vocabularySize: number, budget: BudgetConfig): void {
  const fewest = Math.min(...smallestPlans(space, vocabularySize, budget).map(({ parameters }) => parameters));
  if (fewest <= budget.maximumParameters) return;
  const right = `at least ${fewest}, which the smallest individual of the search space has`;
  throw new InvalidValueError('budget.maximumParameters', budget.maximumParameters, right);
}

/**
 * Throws an InvalidValueError if no phenotype of the space, among those of few enough parameters if there are such, can take a step in every
 * generation: it names the least share of the schedule where the whole budget would do.
 */
export function checkTrainingFlops(space: SearchSpace, vocabularySize: number, budget: BudgetConfig): void {
  const plans = smallestPlans(space, vocabularySize, budget);
  const small = plans.filter(({ parameters }) => parameters <= budget.maximumParameters);
  const least = Math.min(...(small.length > 0 ? small : plans).map(({ flopsPerStep }) => flopsPerStep));
  const { trainingFlops, schedule = [] } = budget;
  const share = leastShare(budget);
  if (least <= share * trainingFlops) return;
  if (least <= trainingFlops) {
    const enough = Math.ceil((1000 * least) / trainingFlops) / 1000;
    const right = `at least ${enough}: one step of the smallest individual of the search space takes ${least} FLOPs`;
    const at = schedule.findIndex((entry) => entry.share === share);
    throw new InvalidValueError(`budget.schedule.${at}.share`, share, right);
  }
  const ofShare = share === 1 ? '' : `, since a generation has ${share} of it`;
  const right = `at least ${Math.ceil(least / share)}, which one step of the smallest individual of the search space takes${ofShare}`;
  throw new InvalidValueError('budget.trainingFlops', trainingFlops, right);
}

function smallestPlans(space: SearchSpace, vocabularySize: number, budget: BudgetConfig): LifePlan[] {
  return smallestPhenotypes(space).map((phenotype) => planLife(phenotype, vocabularySize, budget));
}

/** The smallest phenotype of each family that the space allows. */
export function smallestPhenotypes(space: SearchSpace): Phenotype[] {
  return familiesOf(space).map((family) => express(smallestGenome(space, family)));
}

export function familiesOf(space: SearchSpace): readonly Family[] {
  return FAMILIES.filter((family) =>
    space.some((locus) => locus.kind === 'categorical' && locus.name === 'family' && locus.values.includes(family)),
  );
}

function smallestGenome(space: SearchSpace, family: string): Genome {
  return Object.fromEntries(
    space.map((locus) => {
      if (locus.name === 'family') return [locus.name, family];
      if (locus.kind === 'categorical') return [locus.name, locus.values[0]];
      return [locus.name, locus.kind === 'ordinal' ? Math.min(...locus.values) : locus.low];
    }),
  );
}
