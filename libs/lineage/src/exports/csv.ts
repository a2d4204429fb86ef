/**
 * Comma-separated values (RFC 4180): lines end with CRLF, a cell with a comma, a quote or a line break stands in quotes,
 * and quotes in it are doubled. Spreadsheets take text that begins with = + - @ tab or CR for a formula: it is written
 * after an apostrophe, as is text that begins with apostrophes before one of those, so that taking one away restores it.
 */
import type { Rows } from './lineage-member';

const FORMULA = /^'*[=+\-@\t\r]/;

/** One line. What is null, undefined or not finite is an empty cell; lists and records are written as JSON. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A line of headings, then a line a row; each row's fields in the order of `columns`. */
export async function* csvTable(columns: readonly string[], rows: Rows<object>): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const row of rows) {
    const fields = row as Readonly<Record<string, unknown>>;
    yield csvLine(columns.map((column) => fields[column]));
  }
}

function cellOf(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'string') return quoted(FORMULA.test(value) ? `'${value}` : value);
  return value === null || value === undefined ? '' : quoted(JSON.stringify(value));
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
