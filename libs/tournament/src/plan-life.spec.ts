import type { InvalidValueError } from '#base';
import { symbolsToScore } from '#corpus';
import { DEFAULT_SEARCH_SPACE, adjustSpace, type Phenotype } from '#genome';
import {
  appraisalFlopsPerToken,
  countParameters,
  moduleIds,
  trainingBytes,
  trainingFlopsPerToken,
  withPlaces,
} from '#model';
import { checkMemory } from './check-memory';
import type { BudgetConfig } from './config';
import { plannedEnvironment } from './environments';
import { groupBytes } from './form-training-groups';
import {
  checkParameters,
  checkTrainingFlops,
  planLife,
  planLifeIn,
  type Regulated,
  smallestPhenotypes,
} from './plan-life';
import { REGULATION } from './testing/regulation';
import { tournament } from './testing/world';

const VOCABULARY = 90;
const phenotype: Phenotype = {
  architecture: { family: 'gru', context: 32, embedding: 16, width: 48, depth: 1 },
  hyperparameters: {
    batchSize: 8,
    optimizer: 'adamw',
    learningRate: 1e-3,
    schedule: 'cosine',
    warmupFraction: 0.1,
    weightDecay: 0.01,
    labelSmoothing: 0,
    clipNorm: 1,
    dropout: 0,
    gradientNoise: 0,
    sparsity: 0,
    temperature: 1,
    topK: 100,
    topP: 1,
  },
};
const flopsPerStep = trainingFlopsPerToken(phenotype.architecture, VOCABULARY) * 8 * 32;

describe('planLife', () => {
  it('takes as many whole steps as the budget pays for', () => {
    const plan = planLife(phenotype, VOCABULARY, {
      trainingFlops: 10.9 * flopsPerStep,
      maximumParameters: 1e6,
      memoryMiB: 4096,
    });
    expect(plan).toMatchObject({ steps: 10, tokens: 10 * 8 * 32, trainingFlops: 10 * flopsPerStep, overBudget: null });
    expect(plan.parameters).toBe(countParameters(phenotype.architecture, VOCABULARY));
  });

  it('refuses a phenotype that has too many parameters, or cannot take one step', () => {
    const { parameters } = planLife(phenotype, VOCABULARY, {
      trainingFlops: 1e12,
      maximumParameters: 1e6,
      memoryMiB: 4096,
    });
    const small = { trainingFlops: 1e12, maximumParameters: parameters - 1, memoryMiB: 4096 };
    expect(planLife(phenotype, VOCABULARY, small).overBudget).toMatch(`more than ${parameters - 1}`);
    expect(planLife(phenotype, VOCABULARY, { ...small, maximumParameters: parameters }).overBudget).toBeNull();
    const short = { trainingFlops: flopsPerStep - 1, maximumParameters: 1e6, memoryMiB: 4096 };
    expect(planLife(phenotype, VOCABULARY, short).overBudget).toMatch('one step takes');
    const little = { trainingFlops: 1e12, maximumParameters: 1e6, memoryMiB: 1 };
    expect(planLife(phenotype, VOCABULARY, little).overBudget).toMatch(/about \d+ MiB of memory, more than 1$/);
  });
});

describe('a budget that not even the smallest individual fits', () => {
  const space = adjustSpace(DEFAULT_SEARCH_SPACE, { width: { values: [128] }, family: { values: ['lstm'] } });
  const problems = (budget: BudgetConfig): InvalidValueError[] =>
    [checkParameters, checkTrainingFlops].flatMap((check) => {
      try {
        check(space, VOCABULARY, budget, {});
        return [];
      } catch (error) {
        return [error as InvalidValueError];
      }
    });

  it.each([
    [1e12, 1e7, []],
    [1e12, 1e4, ['budget.maximumParameters']],
    [1e6, 1e7, ['budget.trainingFlops']],
    [1e6, 1e4, ['budget.maximumParameters', 'budget.trainingFlops']],
  ])('of %d FLOPs and %d parameters is named for each', (flops, parameters, fields) => {
    const budget = { trainingFlops: flops, maximumParameters: parameters, memoryMiB: 4096 };
    expect(problems(budget).map(({ field }) => field)).toEqual(fields);
  });
});

describe('with regulation', () => {
  const space = adjustSpace(DEFAULT_SEARCH_SPACE, { family: { values: ['gru'] } });
  const config = {
    regulation: { ...REGULATION, modules: 8, mostModules: 16, factors: 5, factorCost: 0.01, chromatin: 'off' as const },
  };
  const marked = { regulation: { ...config.regulation, chromatin: REGULATION.chromatin } };
  const [smallest] = smallestPhenotypes(space, config);
  const { architecture } = smallest;
  const budget = { trainingFlops: 1e12, maximumParameters: 1e7, memoryMiB: 4096 };

  it('a founder has the modules that the config says, all open, and its factors', () => {
    expect(moduleIds(architecture)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7']);
    expect([smallest.gates, smallest.factors]).toEqual([undefined, 5]);
  });

  it('a budget has to pay for a step of the smallest with all its modules, beside what factors cost', () => {
    const step = planLife(smallest, VOCABULARY, budget).flopsPerStep;
    const check = (trainingFlops: number) =>
      checkTrainingFlops(space, VOCABULARY, { ...budget, trainingFlops }, config);
    expect(() => check(step / 0.95 + 1)).not.toThrow();
    expect(() => check(step)).toThrow(/of the search space with the 8 modules and 5 factors of regulation takes/);
    const parameters = countParameters(architecture, VOCABULARY);
    const small = { ...budget, maximumParameters: parameters - 1 };
    expect(() => checkParameters(space, VOCABULARY, small, config)).toThrow(`at least ${parameters}, which`);
    expect(() => checkParameters(space, VOCABULARY, small, {})).not.toThrow();
  });

  it('what factors cost is told beside what training takes, and both are the budget at most', () => {
    const { config: whole, survey } = tournament;
    const niche = plannedEnvironment(whole, 0).niches[0];
    const setting = { config: { ...whole, ...config }, survey };
    const { regulationFlops, trainingFlops, flopsPerStep: step } = planLifeIn(setting, niche, smallest);
    expect(regulationFlops).toBeCloseTo(0.05 * niche.budget.trainingFlops, 3);
    const left = niche.budget.trainingFlops - regulationFlops - trainingFlops;
    expect(left >= 0 && left < step).toBe(true);
    expect(planLifeIn({ config: whole, survey }, niche, phenotype).regulationFlops).toBe(0);
  });

  it('what modules are worth is measured for FLOPs of the budget: of who has marks and open modules', () => {
    const { config: whole, survey } = tournament;
    const niche = plannedEnvironment(whole, 0).niches[0];
    const steps = (own: Regulated, phenotype = smallest): number =>
      planLifeIn({ config: { ...whole, ...own }, survey }, niche, phenotype).trainingFlops;
    const perToken = appraisalFlopsPerToken(architecture, survey.vocabulary.length, 9);
    const worth = symbolsToScore(512, architecture.context) * perToken;
    const step = planLife(smallest, survey.vocabulary.length, budget).flopsPerStep;
    expect(Math.abs(steps(config) - steps(marked) - worth)).toBeLessThan(step);
    const silent = { ...smallest, gates: moduleIds(architecture).map(() => 0) };
    expect(steps(marked, silent)).toBe(steps(config, silent));
    const half = { ...smallest, gates: moduleIds(architecture).map((_, at) => (at < 5 ? 1 : 0)) }; // in one training group with those of eight
    expect(steps(marked, half)).toBe(steps(marked));
    const least = (own: Regulated) => () => checkTrainingFlops(space, VOCABULARY, { ...budget, trainingFlops: 1 }, own);
    expect(least(marked)).toThrow(/5 factors of regulation and what its modules are worth takes/);
  });

  it('memory is asked for as many modules as a genome may have', () => {
    const bytes = trainingBytes(withPlaces(architectureOfLargest(), 16), VOCABULARY, 32);
    const check = (given: number) => checkMemory(space, VOCABULARY, { ...budget, memoryMiB: 65_536 }, config, given);
    expect(() => check(groupBytes(bytes) + 2 ** 20)).not.toThrow();
    expect(() => check(groupBytes(bytes) - 2 ** 20)).toThrow(/which the memory of this machine allows/);
  });

  function architectureOfLargest() {
    return { family: 'gru', context: 64, embedding: 64, width: 128, depth: 3, adapterRank: 4 } as const;
  }
});
