import type { ComponentChildren } from 'preact';
import { Scroll } from './small-parts';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** `number` stands right, `name` stays on one line, `wide` takes the room that is left. */
  readonly kind?: 'number' | 'name' | 'wide';
  /** Left out where the page is narrow. */
  readonly spare?: boolean;
  /** Other classes of its cells. */
  readonly look?: string;
}

interface TableProps<Row> {
  /** What a screen reader calls it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** `dim` for those that are there to be compared with, `chosen` for the one that is told more of. */
  lookOf?: (row: Row) => 'dim' | 'chosen' | undefined;
  onPoint?: (row: Row | undefined) => void;
}

/** Rows under column headings. Where it is wider than its room it scrolls, by keyboard too. */
export function Table<Row>({ label, columns, rows, keyOf, lookOf, onPoint }: TableProps<Row>) {
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onPointerLeave={onPoint && (() => onPoint(undefined))}>
          {rows.map((row) => (
            <tr key={keyOf(row)} class={lookOf?.(row)} onPointerEnter={onPoint && (() => onPoint(row))}>
              {columns.map((column) => (
                <td key={column.head} class={classOf(column, column.look)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function classOf<Row>({ kind, spare }: Column<Row>, look?: string): string | undefined {
  return [kind, spare && 'hide-narrow', look].filter(Boolean).join(' ') || undefined;
}
