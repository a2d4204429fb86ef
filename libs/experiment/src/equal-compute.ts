/** Whether two arms are at equal compute: one rule for what they plan to spend and for what they spent. */

export interface Spent {
  readonly arm: string;
  readonly flops: number;
}

export type SpentByBoth = readonly [arm: Spent, to: Spent];

/** Why they are not at equal compute; null where the dearer spends at most 1 + `tolerance` times what the other does. */
export function unequal([one, other]: SpentByBoth, tolerance: number): string | null {
  const [less, more] = one.flops < other.flops ? [one, other] : [other, one];
  if (more.flops <= (1 + tolerance) * less.flops) return null;
  const excess = percent(more.flops / less.flops - 1);
  return `not at equal compute: ${more.arm} has ${excess} more FLOPs than ${less.arm}, where ${percent(tolerance)} are tolerated`;
}

/** FLOPs of the first over those of the other, less 1. */
export const moreOf = ([one, other]: SpentByBoth): number => one.flops / other.flops - 1;

/** Of at least one comparison the one whose ratio of FLOPs is furthest from 1. */
export function furthestApart(comparisons: readonly SpentByBoth[]): SpentByBoth {
  const apart = ([one, other]: SpentByBoth): number => Math.abs(Math.log(one.flops / other.flops));
  return comparisons.reduce((most, each) => (apart(each) > apart(most) ? each : most));
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;
