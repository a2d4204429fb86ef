/** What becomes of one who lives on and whose training came to nothing: it is as it was before, and its life of the generation says why, if anything went wrong. */
import type { Trained } from './living';
import type { Life, Outcome } from './records';

export type Spent = Pick<Life, 'tokensTrained' | 'trainingFlops'>;

export const NOTHING_SPENT: Spent = { tokensTrained: 0, trainingFlops: 0 };

export function stayAsItWas({ id, life }: Trained, generation: number, cause: string | null, spent: Spent): Outcome {
  const undone = { inheritedFraction: 1, lossCurve: [], learning: null, birthNats: null };
  return { id, viable: true, life: { ...life, ...undone, ...spent, generation, cause } };
}
