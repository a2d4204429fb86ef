/** Of many generations no more than can be seen apart: means over runs of as many each. */
import { mean } from '#base';

export interface ThinnedRow {
  /** The middle of its run. */
  readonly generation: number;
  readonly counts: readonly number[];
}

/** `most` rows or fewer. All of `rows` are as long. */
export function thinned(rows: readonly (readonly number[])[], most: number): ThinnedRow[] {
  const every = Math.ceil(rows.length / most);
  return Array.from({ length: Math.ceil(rows.length / every) || 0 }, (_, run) => {
    const own = rows.slice(run * every, (run + 1) * every);
    return {
      generation: Math.floor(run * every + (own.length - 1) / 2),
      counts: own[0].map((_, name) => mean(own.map((counts) => counts[name]))),
    };
  });
}
