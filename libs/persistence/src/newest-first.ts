/** Pages of what has a time of creation and an id, newest first. */
import type { Page } from '#contracts';
import { decodeCursor, encodeCursor } from './cursor';

/** Time of creation in milliseconds since the epoch, and id. */
type Key = readonly [createdAt: number, id: string];

interface Made {
  readonly id: string;
  readonly createdAt: Date;
}

/** The last of the page before. Throws a BadCursorError. */
export function lastBefore(cursor: string): Made {
  const [createdAt, id] = decodeCursor(cursor, isKey);
  return { createdAt: new Date(createdAt), id };
}

/** Of `limit` + 1 rows, or fewer at the end, a page of `limit`. */
export function newestFirst<Row extends Made, View>(
  rows: readonly Row[],
  limit: number,
  viewOf: (row: Row) => View,
): Page<View> {
  const page = rows.slice(0, limit);
  return { rows: page.map(viewOf), next: rows.length > limit ? encodeCursor(keyOf(page[page.length - 1])) : null };
}

function keyOf({ createdAt, id }: Made): Key {
  return [createdAt.getTime(), id];
}

function isKey(key: unknown): key is Key {
  if (!Array.isArray(key) || key.length !== 2) return false;
  const [createdAt, id] = key as unknown[];
  const isTime = typeof createdAt === 'number' && createdAt >= 0 && !Number.isNaN(new Date(createdAt).getTime());
  return isTime && typeof id === 'string' && !id.includes('\0');
}
