import { isTrained } from './living';
import type { Individual, Outcome } from './records';
import { NOTHING_SPENT, type Spent, stayAsItWas } from './stay-as-it-was';

/** A newborn is non-viable; who lives on stays as it was. */
export function outcomeOfFailure(
  individual: Individual,
  generation: number,
  cause: string,
  spent: Spent = NOTHING_SPENT,
): Outcome {
  if (isTrained(individual)) return stayAsItWas(individual, generation, cause, spent);
  return { id: individual.id, viable: false, cause };
}
