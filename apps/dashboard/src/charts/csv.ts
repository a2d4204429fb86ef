import { type Cell, csvLine } from '#tables';

/** A table as numbers and texts. */
export interface Cells {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function toCsv({ columns, rows }: Cells): string {
  return [columns, ...rows].map(csvLine).join('');
}
