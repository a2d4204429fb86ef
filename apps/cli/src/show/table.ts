import CliTable from 'cli-table3';
import type { Paint } from './paint';
import { safeLine } from './safe-text';

export interface Column<Row> {
  readonly head: string;
  /** Left when left out. */
  readonly align?: 'right';
  /** Columns of the screen after which a longer text goes on in the next line. */
  readonly wrapAt?: number;
  readonly text: (row: Row) => string;
}

const BORDERS = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
const EDGES = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
const NO_BORDERS = Object.fromEntries([...BORDERS, ...EDGES].map((edge) => [edge, '']));

/** A table without borders, its columns two spaces apart; rows that are `aside` are dimmed. */
export function renderTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paint: Paint,
  aside: (row: Row) => boolean = () => false,
): string {
  const table = new CliTable({
    head: columns.map(({ head }) => paint('bold', head)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: columns.map(({ wrapAt }) => wrapAt ?? null),
    wordWrap: true,
    chars: { ...NO_BORDERS, middle: '  ' },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) {
    const cells = columns.map(({ text }) => safeLine(text(row)));
    table.push(aside(row) ? cells.map((cell) => paint('dim', cell)) : cells);
  }
  return table.toString().replace(/ +$/gm, '');
}
