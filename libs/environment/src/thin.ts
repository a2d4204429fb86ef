/** Timelines with more rows than anyone reads at once. */
import type { TimelineRow } from './timeline';

interface Thinned {
  readonly rows: readonly TimelineRow[];
  /** Of each run of so many generations the last change alone is told; 1: all are. A power of 2. */
  readonly every: number;
  /** Rows. */
  readonly leftOut: number;
}

/**
 * At most `most` rows, or the first and last of each dial and place: of runs of 1, 2, 4 ... generations, from generation 0 on, what is
 * left in the end holds as the run ends.
 */
export function* thin(
  lanes: Iterable<readonly TimelineRow[]>,
  most: number,
  generations: number,
): Generator<undefined, Thinned> {
  let [every, all] = [1, 0];
  let rows: readonly TimelineRow[] = [];
  for (const lane of lanes) {
    all += lane.length;
    rows = [...rows, ...lastOfRuns(lane, every)];
    while (rows.length > most && every < generations) rows = lastOfRuns(rows, (every *= 2));
    yield;
  }
  return { rows, every, leftOut: all - rows.length };
}

/** And the first of each kind, dial and place. */
function lastOfRuns(rows: readonly TimelineRow[], every: number): readonly TimelineRow[] {
  const runOf = ({ generation }: TimelineRow): number => Math.floor(generation / every);
  return rows.filter((row, index) => {
    const [before, after] = [rows.at(index - 1), rows.at(index + 1)];
    const isFirst = index === 0 || !isSame(before!, row);
    return isFirst || !after || !isSame(after, row) || runOf(after) > runOf(row);
  });
}

function isSame(one: TimelineRow, other: TimelineRow): boolean {
  const fields = ['kind', 'set', 'niche', 'deme', 'taste'] as const;
  return fields.every((field) => one[field] === other[field]);
}
