import { anchorName } from '#wording';
import type { AnchorsView } from '#contracts';
import type { Level } from './series';

/** The n-grams of a niche, to measure curves by. */
export function levelsOf(anchors: AnchorsView | undefined): Level[] {
  return Object.entries(anchors ?? {}).map(([name, value]: [string, number]) => ({ name: anchorName(name), value }));
}
