import type { NGramsView } from '#contracts';
import type { Level } from './series';

/** The n-grams of a niche on a part, to measure curves of that part by. */
export function levelsOf(nGrams: NGramsView | undefined): Level[] {
  return Object.entries(nGrams ?? {}).map(([name, value]: [string, number]) => ({ name, value }));
}
