import type { InvalidValueError } from '#base';
import { DEFAULT_SEARCH_SPACE, adjustSpace, type Phenotype } from '#genome';
import { countParameters, trainingFlopsPerToken } from '#model';
import type { BudgetConfig } from './config';
import { checkParameters, checkTrainingFlops, planLife } from './plan-life';

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
        check(space, VOCABULARY, budget);
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
