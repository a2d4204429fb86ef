import { entryAt } from '#evolution';
import type { BudgetConfig, TournamentConfig } from './config';
import type { Stretch } from './jobs/job';

/** What a life of a generation may cost, by the schedule of the budget. */
export function budgetAt(budget: BudgetConfig, generation: number): BudgetConfig {
  return times(budget, shareAt(budget, generation));
}

/** The part that a generation has of what one who lives through all of a tournament trains for. */
export function stretchOf({ budget, generations }: TournamentConfig, generation: number): Stretch {
  const shares = Array.from({ length: generations }, (_, at) => shareAt(budget, at));
  const upTo = (end: number): number => shares.slice(0, end).reduce((sum, share) => sum + share, 0);
  return { from: upTo(generation) / upTo(generations), to: upTo(generation + 1) / upTo(generations) };
}

/** Of the generation that has least. */
export function leastBudget(budget: BudgetConfig): BudgetConfig {
  return times(budget, leastShare(budget));
}

export function leastShare({ schedule = [{ from: 0, share: 1 }] }: BudgetConfig): number {
  return Math.min(...schedule.map(({ share }) => share));
}

function shareAt({ schedule = [] }: BudgetConfig, generation: number): number {
  return entryAt(schedule, generation)?.share ?? 1;
}

function times(budget: BudgetConfig, share: number): BudgetConfig {
  return { ...budget, trainingFlops: share * budget.trainingFlops };
}
