import CliTable from 'cli-table3';
import type { Paint } from './paint';
import { safeLine } from './safe-text';

export interface Column<Row> {
  readonly head: string;
  /** Left when left out. */
  readonly align?: 'right';
  readonly text: (row: Row) => string;
}

/** A table with thin borders; rows that are `aside` are dimmed. */
export function renderTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paint: Paint,
  aside: (row: Row) => boolean = () => false,
): string {
  const table = new CliTable({
    head: columns.map(({ head }) => paint('bold', head)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    const cells = columns.map(({ text }) => safeLine(text(row)));
    table.push(aside(row) ? cells.map((cell) => paint('dim', cell)) : cells);
  }
  return table.toString();
}
