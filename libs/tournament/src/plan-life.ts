/** What a life costs, counted from the phenotype's description before anything is allocated. */
import { InvalidValueError } from '#base';
import { express, FAMILIES, type Family, type Genome, type Phenotype, type SearchSpace } from '#genome';
import { computedArchitecture, countParameters, trainingBytes, trainingFlopsPerToken } from '#model';
import type { BudgetConfig } from './config';
import type { TournamentNiche } from './environments';
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

/** As many whole steps as the budget of training FLOPs pays for; silent modules cost none. */
export function planLife(phenotype: Phenotype, vocabularySize: number, budget: BudgetConfig): LifePlan {
  const { architecture, hyperparameters } = phenotype;
  const parameters = countParameters(architecture, vocabularySize);
  const tokensPerStep = hyperparameters.batchSize * architecture.context;
  const computed = computedArchitecture(phenotype);
  const flopsPerStep = trainingFlopsPerToken(computed, vocabularySize) * tokensPerStep;
  const steps = Math.floor(budget.trainingFlops / flopsPerStep);
  const plan = { parameters, steps, tokens: steps * tokensPerStep, trainingFlops: steps * flopsPerStep, flopsPerStep };
  const bytes = trainingBytes(computed, vocabularySize, hyperparameters.batchSize);
  return { ...plan, overBudget: whyOverBudget(parameters, flopsPerStep, bytes, budget) };
}

/** Of a life in a niche as it is in some generation; what its transcription factors cost is taken off. */
export function planLifeIn(
  { survey, config }: Pick<Tournament, 'survey' | 'config'>,
  niche: TournamentNiche,
  phenotype: Phenotype,
): LifePlan {
  const left = 1 - (phenotype.factors ?? 0) * (config.regulation?.factorCost ?? 0);
  const budget = { ...niche.budget, trainingFlops: left * niche.budget.trainingFlops };
  const plan = planLife(phenotype, survey.vocabulary.length, budget);
  return { ...plan, overBudget: designFault(niche, phenotype, plan.parameters) ?? plan.overBudget };
}

/** Why a niche does not allow a design; null where it does. */
export function designFault(
  { name, families, budget }: TournamentNiche,
  { architecture: { family } }: Phenotype,
  parameters: number,
): string | null {
  if (!families.includes(family)) return `not allowed: niche ${name} has ${families.join(', ')}, and no ${family}`;
  return tooLarge(parameters, budget);
}

function tooLarge(parameters: number, { maximumParameters }: BudgetConfig): string | null {
  if (parameters <= maximumParameters) return null;
  return `over budget: ${parameters} parameters, more than ${maximumParameters}`;
}

function whyOverBudget(parameters: number, flopsPerStep: number, bytes: number, budget: BudgetConfig): string | null {
  const large = tooLarge(parameters, budget);
  if (large !== null) return large;
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
 * Throws an InvalidValueError if no phenotype of the space, among those of few enough parameters if there are such, can take a step.
 */
export function checkTrainingFlops(space: SearchSpace, vocabularySize: number, budget: BudgetConfig): void {
  const plans = smallestPlans(space, vocabularySize, budget);
  const small = plans.filter(({ parameters }) => parameters <= budget.maximumParameters);
  const least = Math.min(...(small.length > 0 ? small : plans).map(({ flopsPerStep }) => flopsPerStep));
  const { trainingFlops } = budget;
  if (least <= trainingFlops) return;
  const right = `at least ${Math.ceil(least)}, which one step of the smallest individual of the search space takes`;
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
