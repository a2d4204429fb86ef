/** What had been spent by the time that generations closed. */
import type { ComputeKind, ComputeView } from '#contracts';

export type Spending = 'flops' | 'tokens' | 'cpuSeconds';

/** As tournament-hash.ts has it: at the runtime of this page there is no schema to ask. */
const AFTER_THE_END: readonly ComputeKind[] = ['test', 'community'];

/** Rows of a server's page, which has room for every kind of that many runs of generations. */
const MOST_RUNS = 800;

/** How many generations a row sums up, so that those of all that have begun fit one page. */
export function generationsARow(closed: number): number {
  return Math.max(1, Math.ceil((closed + 1) / MOST_RUNS));
}

/**
 * By generation, NaN of one that is not closed or came after the rows; from rows by kind and `every` generations, within which as much counts for one as for another.
 * Evaluations after the end led to none.
 */
export function spentSoFar(
  rows: readonly ComputeView[],
  what: Spending,
  { every, closed }: { readonly every: number; readonly closed: number },
): (generation: number) => number {
  const newest = rows.at(-1)?.generation ?? -every;
  const end = Math.min(closed, newest + every);
  const spent = Array.from({ length: Math.ceil(end / every) }, () => 0);
  for (const { generation, kind, ...sums } of rows) {
    if (generation === null || generation >= end || kind === null || AFTER_THE_END.includes(kind)) continue;
    spent[Math.floor(generation / every)] += sums[what];
  }
  let total = 0;
  const before = [0, ...spent.map((own) => (total += own))];
  return (generation) => {
    const run = Math.floor(generation / every);
    if (!(generation < end)) return NaN;
    const length = Math.min(every, end - run * every);
    return before[run] + spent[run] * ((generation - run * every + 1) / length);
  };
}
