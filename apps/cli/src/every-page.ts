import { allRows } from '#client';
import type { Page } from '#contracts';

/** All pages as one. */
export async function everyPage<Row>(fetchPage: (cursor?: string) => Promise<Page<Row>>): Promise<Page<Row>> {
  const rows: Row[] = [];
  for await (const row of allRows(fetchPage)) rows.push(row);
  return { rows, next: null };
}
