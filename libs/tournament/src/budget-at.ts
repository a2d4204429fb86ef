import { entryAt } from '#evolution';
import type { BudgetConfig } from './config';

/** What a life of a generation may cost, by the schedule of the budget. */
export function budgetAt(budget: BudgetConfig, generation: number): BudgetConfig {
  return times(budget, entryAt(budget.schedule ?? [], generation)?.share ?? 1);
}

/** Of the generation that has least. */
export function leastBudget(budget: BudgetConfig): BudgetConfig {
  return times(budget, leastShare(budget));
}

export function leastShare({ schedule = [{ from: 0, share: 1 }] }: BudgetConfig): number {
  return Math.min(...schedule.map(({ share }) => share));
}

function times(budget: BudgetConfig, share: number): BudgetConfig {
  return { ...budget, trainingFlops: share * budget.trainingFlops };
}
