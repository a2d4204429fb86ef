/** What a life costs, counted from the phenotype's description before anything is allocated. */
import { InvalidValueError } from '#base';
import { symbolsToScore } from '#corpus';
import { express, FAMILIES, type Family, type Genome, type Phenotype, type SearchSpace } from '#genome';
import { foundedModules } from '#regulation';
import {
  appraisalFlopsPerToken,
  computedArchitecture,
  countParameters,
  moduleIds,
  trainingBytes,
  trainingFlopsPerToken,
} from '#model';
import { appraisalFlops } from './regulation/appraisal-plan';
import type { BudgetConfig, TournamentConfig } from './config';
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

/** Of a life in a niche as it is in some generation. What its transcription factors cost is taken off, `regulationFlops`, and what is evaluated after training. */
export function planLifeIn(
  { survey, config }: Pick<Tournament, 'survey' | 'config'>,
  niche: TournamentNiche,
  phenotype: Phenotype,
): LifePlan & { readonly regulationFlops: number } {
  const vocabularySize = survey.vocabulary.length;
  const regulationFlops = factorShare(phenotype, config) * niche.budget.trainingFlops;
  const taken = regulationFlops + afterTraining(phenotype, vocabularySize, config);
  const budget = { ...niche.budget, trainingFlops: Math.max(0, niche.budget.trainingFlops - taken) };
  const plan = planLife(phenotype, vocabularySize, budget);
  return { ...plan, regulationFlops, overBudget: designFault(niche, phenotype, plan.parameters) ?? plan.overBudget };
}

/** FLOPs of evaluations for the sake of regulation: what modules were worth, and an appraisal. */
function afterTraining(phenotype: Phenotype, vocabularySize: number, config: Regulated): number {
  return worthOf(phenotype, vocabularySize, config) + appraisalOf(phenotype, vocabularySize, config);
}

/** FLOPs of what modules were worth, at most: as if all places that are computed were open, so that it is the same for all of a training group; 0 where none is, or promoters have no marks. */
function worthOf(phenotype: Phenotype, vocabularySize: number, { regulation }: Regulated): number {
  const { chromatin = 'off' } = regulation ?? {};
  const computed = computedArchitecture(phenotype);
  const places = moduleIds(computed).length;
  if (chromatin === 'off' || places === 0) return 0;
  const perToken = appraisalFlopsPerToken(computed, vocabularySize, 1 + places);
  return symbolsToScore(chromatin.worthSymbols, phenotype.architecture.context) * perToken;
}

/** FLOPs of an appraisal, as if there were a text before where it is asked for; 0 where there is none. */
export function appraisalOf({ architecture }: Phenotype, vocabularySize: number, { regulation }: Regulated): number {
  const { appraisal = 'off' } = regulation ?? {};
  if (appraisal === 'off') return 0;
  return (appraisal.texts === 'both' ? 2 : 1) * appraisalFlops(architecture, vocabularySize, appraisal);
}

/** Of the training FLOPs, what transcription factors cost. */
function factorShare({ factors = 0 }: Phenotype, { regulation }: Regulated): number {
  return factors * (regulation?.factorCost ?? 0);
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

/** Of a config, what says how large those are who are born. */
export type Regulated = Pick<TournamentConfig, 'regulation'>;

/** A founder that has this genome, with all of its modules open: its regulation is drawn after its genes. */
export function asFounded(genome: Genome, { regulation }: Regulated): Phenotype {
  const phenotype = express(genome, foundedModules(regulation));
  return regulation ? { ...phenotype, factors: regulation.factors } : phenotype;
}

/** Throws an InvalidValueError if even the smallest phenotype of the space has too many parameters. */
export function checkParameters(
  space: SearchSpace,
  vocabularySize: number,
  budget: BudgetConfig,
  config: Regulated,
): void {
  const fewest = Math.min(...smallestPlans(space, vocabularySize, budget, config).map(({ parameters }) => parameters));
  if (fewest <= budget.maximumParameters) return;
  const right = `at least ${fewest}, which ${smallestIn(config)} has`;
  throw new InvalidValueError('budget.maximumParameters', budget.maximumParameters, right);
}

/**
 * Throws an InvalidValueError if no phenotype of the space, among those of few enough parameters if there are such, can take a step.
 */
export function checkTrainingFlops(
  space: SearchSpace,
  vocabularySize: number,
  budget: BudgetConfig,
  config: Regulated,
): void {
  const plans = smallestPlans(space, vocabularySize, budget, config);
  const small = plans.filter(({ parameters }) => parameters <= budget.maximumParameters);
  const step = Math.min(...(small.length > 0 ? small : plans).map((plan) => plan.flopsPerStep + plan.evaluations));
  const { factors = 0, factorCost = 0 } = config.regulation ?? {};
  const least = step / (1 - factors * factorCost);
  const { trainingFlops } = budget;
  if (least <= trainingFlops) return;
  const right = `at least ${Math.ceil(least)}, which one step of ${smallestIn(config)} takes`;
  throw new InvalidValueError('budget.trainingFlops', trainingFlops, right);
}

/** In words. */
export function smallestIn({ regulation }: Regulated): string {
  const smallest = 'the smallest individual of the search space';
  if (!regulation) return smallest;
  const whole = `${smallest} with the ${regulation.modules} modules and ${regulation.factors} factors of regulation`;
  const evaluated = [
    ...(regulation.chromatin === 'off' ? [] : ['what its modules are worth']),
    ...(regulation.appraisal === 'off' ? [] : ['an appraisal']),
  ];
  return [whole, ...evaluated].join(' and ');
}

function smallestPlans(
  space: SearchSpace,
  vocabularySize: number,
  budget: BudgetConfig,
  config: Regulated,
): (LifePlan & { readonly evaluations: number })[] {
  return smallestPhenotypes(space, config).map((phenotype) => {
    return {
      ...planLife(phenotype, vocabularySize, budget),
      evaluations: afterTraining(phenotype, vocabularySize, config),
    };
  });
}

/** The smallest founder of each family that the space allows. */
export function smallestPhenotypes(space: SearchSpace, config: Regulated): Phenotype[] {
  return familiesOf(space).map((family) => asFounded(smallestGenome(space, family), config));
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
