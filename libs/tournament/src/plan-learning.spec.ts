import { InvalidValueError } from '#base';
import { DEFAULT_SEARCH_SPACE, adjustSpace, type Architecture } from '#genome';
import { DEFAULT_PREFERENCE_LEARNING as DEFAULT, forwardFlopsPerToken, trainingFlopsPerToken } from '#model';
import { learningCost } from '#preference';
import { checkLearning, learningSteps } from './plan-learning';

const VOCABULARY = 90;
const GRU: Architecture = { family: 'gru', context: 32, embedding: 16, width: 48, depth: 1 };
const BUDGET = { trainingFlops: 1e12, maximumParameters: 1e6, memoryMiB: 4096 };
const { texts, check, step } = learningCost(GRU, VOCABULARY, DEFAULT);
const stepsFor = (flops: number) => learningSteps(GRU, VOCABULARY, { ...DEFAULT, flops }, BUDGET);

it('counts what is written, scored and trained on, by hand', () => {
  const forward = forwardFlopsPerToken(GRU, VOCABULARY);
  expect(trainingFlopsPerToken(GRU, VOCABULARY)).toBe(3 * forward);
  // a prompt of 32 and 127 symbols after it are read; windows begin with half a context, so 16 + 127 targets are 5 windows of 32
  expect(texts).toBe(32 * 8 * (159 + 160) * forward);
  expect(check).toBe((16 * (159 + 2 * 160) + 32) * forward);
  expect(step).toBe(16 * 32 * 3 * forward);
});

it.each([1, 2, 7, 8, 9, 100, 239, 240])('pays for %d steps with exactly what they cost', (steps) => {
  const cost = texts + Math.min(8, steps) * check + steps * step;
  expect(stepsFor(cost)).toBe(steps);
  expect(stepsFor(cost - 1)).toBe(steps - 1);
});

it('takes no more steps than are asked for, and none where texts cost too much; without FLOPs of its own it has those of the life', () => {
  expect(stepsFor(1e15)).toBe(DEFAULT.steps);
  expect(stepsFor(texts / 2)).toBe(0);
  const flops = texts + 8 * check + 20 * step;
  expect(learningSteps(GRU, VOCABULARY, DEFAULT, { ...BUDGET, trainingFlops: flops })).toBe(20);
});

it('refuses FLOPs that nobody of the search space could learn with', () => {
  const space = adjustSpace(DEFAULT_SEARCH_SPACE, {});
  const checkOf = (flops: number) => () =>
    checkLearning(space, VOCABULARY, { learning: { ...DEFAULT, flops }, budget: BUDGET });
  expect(checkOf(1e12)).not.toThrow();
  expect(checkOf(1e6)).toThrow(InvalidValueError);
  expect(checkOf(1e6)).toThrow(/learning\.flops is 1000000; must be at least \d+/);
  expect(() => checkLearning(space, VOCABULARY, { learning: null, budget: BUDGET })).not.toThrow();
});
