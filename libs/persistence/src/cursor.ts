/** Opaque position in a list: the sort key of the last row that a page gave, as base64url of JSON. */
import { BadCursorError } from '#tournament';

export type CursorKey = readonly (string | number)[];

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Throws a BadCursorError unless `isKey` accepts what the cursor holds. */
export function decodeCursor<Key extends CursorKey>(cursor: string, isKey: (key: unknown) => key is Key): Key {
  const key = parse(Buffer.from(cursor, 'base64url').toString());
  if (!isKey(key) || encodeCursor(key) !== cursor) throw new BadCursorError(cursor);
  return key;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a part of a key can be compared with an `integer` column. */
export function isInteger(part: unknown): part is number {
  return Number.isInteger(part) && (part as number) === ((part as number) | 0);
}
