import type { Architecture } from '#genome';
import { trainingFlopsPerToken } from '#model';
import { type GroupCost, groupSeconds } from './training-group-seconds';

const architecture: Architecture = { family: 'gru', context: 32, embedding: 16, width: 48, depth: 1 };
const cost: GroupCost = {
  architecture,
  batchSize: 8,
  steps: 100,
  members: 1,
  vocabularySize: 90,
  evaluatedSymbols: 3000,
};

it('divides the FLOPs of training and evaluation by the rate of the family, after two starts', () => {
  const flops = (100 * 8 * 32 + 1000) * trainingFlopsPerToken(architecture, 90);
  expect(groupSeconds(cost)).toBeCloseTo(0.2 + flops / 33e9, 12);
});

it('grows with members, steps and evaluation; members share the starts', () => {
  const seconds = groupSeconds(cost);
  expect(groupSeconds({ ...cost, members: 4 })).toBeCloseTo(0.2 + 4 * (seconds - 0.2), 12);
  expect(groupSeconds({ ...cost, steps: 101 })).toBeGreaterThan(seconds);
  expect(groupSeconds({ ...cost, evaluatedSymbols: 3001 })).toBeGreaterThan(seconds);
});
