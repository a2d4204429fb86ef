/** Newline-delimited JSON (github.com/ndjson/ndjson-spec 1.0): one JSON text a line, in UTF-8. */
import type { Rows } from './rows';

export async function* ndjson(rows: Rows<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
