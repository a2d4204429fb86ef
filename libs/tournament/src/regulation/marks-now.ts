import type { Marks } from '#regulation';
import type { Individual } from '../records';

/** Those that its last life left, or that it was born with; null without chromatin. */
export function marksNow({ regulation, life }: Pick<Individual, 'regulation' | 'life'>): Marks | null {
  return life?.regulation?.marks ?? regulation?.marks ?? null;
}
