/** Answers to queries: as JSON, or as files of rows. */
import { StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import type { Page, TableFormat } from '#contracts';
import { type Column, csvTable, ndjson, type Rows } from '#tables';
import { columnsOf } from './columns';
import { streamText } from './stream-text';

type Format = 'json' | TableFormat;

const ROWS_A_PAGE = 50;
/** Read at once for a file; others get their turn between. */
const ROWS_A_READ = 200;

interface Bounds {
  readonly cursor?: string;
  readonly limit?: number;
  /** Of JSON, where no limit is given. */
  readonly rowsAPage?: number;
  /** More where each read sums up anew. */
  readonly rowsARead?: number;
}

/** A list as it is, or as a file. */
export async function listAs<Row extends object>(
  format: Format,
  name: string,
  schema: z.ZodObject,
  rows: readonly Row[],
): Promise<readonly Row[] | StreamableFile> {
  return format === 'json' ? rows : fileOf(format, name, () => columnsOf(schema, rows), rows);
}

/** Rows as a file, whose columns the schema alone must tell. */
export function streamAs(
  format: TableFormat,
  name: string,
  schema: z.ZodObject,
  rows: Rows<object>,
): Promise<StreamableFile> {
  return fileOf(format, name, () => columnsOf(schema, null), rows);
}

/** A page, or all rows that follow the cursor as a file, whose columns the schema alone must tell; `limit` bounds both. */
export async function pageAs<Row extends object>(
  format: Format,
  name: string,
  schema: z.ZodObject,
  { cursor, limit, rowsAPage = ROWS_A_PAGE, rowsARead = ROWS_A_READ }: Bounds,
  read: (page: { cursor?: string; limit: number }) => Promise<Page<Row>>,
): Promise<Page<Row> | StreamableFile> {
  if (format === 'json') return read({ cursor, limit: limit ?? rowsAPage });
  return fileOf(format, name, () => columnsOf(schema, null), everyRow(read, cursor, limit ?? Infinity, rowsARead));
}

async function* everyRow<Row>(
  read: (page: { cursor?: string; limit: number }) => Promise<Page<Row>>,
  cursor: string | undefined,
  most: number,
  rowsARead: number,
): AsyncGenerator<Row> {
  for (let left = most, after = cursor; ;) {
    const { rows, next } = await read({ cursor: after, limit: Math.min(left, rowsARead) });
    yield* rows;
    left -= rows.length;
    if (next === null || left <= 0) return;
    after = next;
  }
}

function fileOf(
  format: TableFormat,
  name: string,
  columns: () => Column<unknown>[],
  rows: Rows<object>,
): Promise<StreamableFile> {
  const fileName = `${name}.${format}`;
  return format === 'csv'
    ? streamText(csvTable(columns(), rows), 'text/csv; charset=utf-8', fileName)
    : streamText(ndjson(rows), 'application/x-ndjson; charset=utf-8', fileName);
}
