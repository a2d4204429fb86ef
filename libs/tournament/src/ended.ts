import { computeOf } from './compute-costs';
import type { Compute, CostedOutcome, Outcome } from './records';

/** What became of one, and what it took. */
export interface Ended {
  readonly outcome: Outcome;
  readonly compute: readonly Compute[];
}

export function endedOf(generation: number, outcomes: readonly CostedOutcome[], cpuSeconds: number): readonly Ended[] {
  const costs = outcomes.map(({ id, flops, tokens }) => ({ individual: id, flops, tokens }));
  const compute = computeOf(generation, costs, cpuSeconds);
  return outcomes.map((outcome) => {
    return { outcome, compute: compute.filter(({ individual }) => individual === outcome.id) };
  });
}

export function costingNothing(outcome: Outcome): Ended {
  return { outcome, compute: [] };
}

export function isUndone({ outcome }: Ended): boolean {
  return outcome.viable && outcome.life.cause !== null;
}
