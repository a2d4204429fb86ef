import { median } from '../median';

/** What came of one genome. */
export interface SessionRow {
  readonly family: string;
  readonly context: number;
  readonly width: number;
  readonly depth: number;
  readonly batch: number;
  /** From the first call to a session that can take a step: the program is traced, encoded and made a session of. */
  readonly readySeconds: number;
  /** Of the steps after, 1e9 FLOPs a second. */
  readonly gflops: number;
}

export interface Summary {
  /** A family, or `all`. */
  readonly family: string;
  readonly genomes: number;
  readonly median: number;
  readonly ninetieth: number;
  readonly maximum: number;
  /** Median of the genomes. */
  readonly gflops: number;
}

/** The smallest value that at least the fraction `share` of all do not exceed (nearest rank); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Seconds until ready and speed, of each family by name and then of all. */
export function summarise(rows: readonly SessionRow[]): readonly Summary[] {
  const families = [...new Set(rows.map(({ family }) => family))].sort();
  return [
    ...families.map((family) =>
      summaryOf(
        family,
        rows.filter((row) => row.family === family),
      ),
    ),
    summaryOf('all', rows),
  ];
}

function summaryOf(family: string, rows: readonly SessionRow[]): Summary {
  const seconds = rows.map(({ readySeconds }) => readySeconds);
  return {
    family,
    genomes: rows.length,
    median: median(seconds),
    ninetieth: percentile(seconds, 0.9),
    maximum: percentile(seconds, 1),
    gflops: median(rows.map(({ gflops }) => gflops)),
  };
}
