import { budgetAt, leastBudget } from './budget-at';

const BUDGET = { trainingFlops: 1e9, maximumParameters: 1e6, memoryMiB: 4096 };
const schedule = [
  { from: 0, share: 0.25 },
  { from: 2, share: 0.125 },
  { from: 3, share: 2 },
];

it('is the share that the schedule says, of FLOPs alone', () => {
  const flops = [0, 1, 2, 3, 9].map((generation) => budgetAt({ ...BUDGET, schedule }, generation));
  expect(flops.map(({ trainingFlops }) => trainingFlops)).toEqual([2.5e8, 2.5e8, 1.25e8, 2e9, 2e9]);
  expect(new Set(flops.map(({ maximumParameters }) => maximumParameters))).toEqual(new Set([1e6]));
  expect(leastBudget({ ...BUDGET, schedule }).trainingFlops).toBe(1.25e8);
});

it('is all of it without a schedule', () => {
  expect([budgetAt(BUDGET, 5), leastBudget(BUDGET)]).toEqual([BUDGET, BUDGET]);
});
