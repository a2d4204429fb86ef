import type { BaselinesView } from '#contracts';
import type { Level } from './series';

/** The n-grams of a niche, to measure curves by: they are called by the part that they are measured on. */
export function levelsOf(baselines: BaselinesView | undefined): Level[] {
  return Object.entries(baselines ?? {}).map(([name, value]: [string, number]) => ({ name: `${name}, test`, value }));
}
