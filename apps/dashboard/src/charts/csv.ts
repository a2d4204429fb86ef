/** Rows as CSV (RFC 4180). What a spreadsheet would take for a formula is not told as one. */

export type Cell = string | number | boolean | null | undefined;

/** A table as numbers and texts. */
export interface Cells {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function toCsv({ columns, rows }: Cells): string {
  return [columns, ...rows].map((cells) => cells.map(field).join(',') + '\r\n').join('');
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+@\t\r-]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
