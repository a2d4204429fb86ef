import type { Architecture } from '#genome';
import { trainingFlopsPerToken } from '#model';
import { type CohortCost, cohortSeconds } from './cohort-seconds';

const architecture: Architecture = { family: 'gru', context: 32, embedding: 16, width: 48, depth: 1 };
const cost: CohortCost = {
  ...{ architecture, batchSize: 8, steps: 100, members: 1, vocabularySize: 90, validationSymbols: 3000 },
};

it('divides the FLOPs of training and exam by the rate of the family, after two starts', () => {
  const flops = (100 * 8 * 32 + 1000) * trainingFlopsPerToken(architecture, 90);
  expect(cohortSeconds(cost)).toBeCloseTo(0.2 + flops / 33e9, 12);
});

it('grows with members, steps and exam; members share the starts', () => {
  const seconds = cohortSeconds(cost);
  expect(cohortSeconds({ ...cost, members: 4 })).toBeCloseTo(0.2 + 4 * (seconds - 0.2), 12);
  expect(cohortSeconds({ ...cost, steps: 101 })).toBeGreaterThan(seconds);
  expect(cohortSeconds({ ...cost, validationSymbols: 3001 })).toBeGreaterThan(seconds);
});
