/** What had been spent by the time that generations closed. */
import type { ComputeKind, ComputeView } from '#contracts';

export type Spending = 'flops' | 'tokens' | 'cpuSeconds';

/** As tournament-hash.ts has it: at the runtime of this page there is no schema to ask. */
const AFTER_THE_END: readonly ComputeKind[] = ['test', 'community'];

/** By generation, from rows by generation and kind; evaluations after the end led to none. */
export function spentSoFar(rows: readonly ComputeView[], what: Spending): number[] {
  const spent: number[] = [];
  for (const { generation, kind, ...sums } of rows) {
    if (generation === null || kind === null || AFTER_THE_END.includes(kind)) continue;
    spent[generation] = (spent[generation] ?? 0) + sums[what];
  }
  let total = 0;
  return Array.from(spent, (own = 0) => (total += own));
}
