/** The ranks that a competitor may have, given 95 % intervals of all in its niche: those wholly above are better for certain. */
import type { RatingView } from '#contracts';

type Interval = Pick<RatingView, 'lowerNats' | 'upperNats'>;

export function rankInterval(one: Interval, all: readonly Interval[]): readonly [best: number, worst: number] {
  const above = all.filter(({ lowerNats }) => lowerNats > one.upperNats).length;
  const below = all.filter(({ upperNats }) => upperNats < one.lowerNats).length;
  return [1 + above, all.length - below];
}
