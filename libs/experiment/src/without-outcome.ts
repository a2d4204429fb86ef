/** Cells that have no outcome, counted by arm and cause. Whoever leaves them out unsaid compares survivors. */
import { groupBy } from '#base';

interface Cell {
  readonly arm: string;
  /** Why it has no outcome; null where it has one. */
  readonly noOutcome: string | null;
}

/** `hot 2 (nobody lives in moby at the end), hot 1 (failed)`; empty where every cell of the arms has an outcome. */
export function withoutOutcome(cells: readonly Cell[], arms: readonly string[]): string {
  const without = cells.filter(({ arm, noOutcome }) => noOutcome !== null && arms.includes(arm));
  const groups = [...groupBy(without, ({ arm, noOutcome }) => `${arm} ${noOutcome}`).values()];
  return groups.map((group) => `${group[0].arm} ${group.length} (${group[0].noOutcome})`).join(', ');
}
