/**
 * Comma-separated values (RFC 4180): lines end with CRLF, a cell with a comma, a quote or a line break stands in quotes,
 * and quotes in it are doubled. Spreadsheets take text that begins with = + - @ tab or CR for a formula: it is written
 * after an apostrophe, as is text that begins with apostrophes before one of those, so that taking one away restores it.
 */
import type { Rows } from './rows';

/** One value, never a list or a record: other programs read those as text. */
export type Cell = string | number | boolean | null | undefined;

export interface Column<Row> {
  readonly name: string;
  of(row: Row): Cell;
}

const FORMULA = /^'*[=+\-@\t\r]/;

/** One line. What is null, undefined or not finite is an empty cell; R knows TRUE and FALSE in capitals alone. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(textOf).join(',')}\r\n`;
}

/** A line of headings, then a line a row. */
export async function* csvTable<Row>(columns: readonly Column<Row>[], rows: Rows<Row>): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for await (const row of rows) yield csvLine(columns.map((column) => column.of(row)));
}

function textOf(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell === null || cell === undefined) return '';
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
