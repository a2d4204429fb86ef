import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts of a corpus are joined by a blank line. */
const BETWEEN_TEXTS = '\n\n';

/** Joins the `text` of JSON records in a folder, in the order of the file names given. */
export async function joinTextRecords(folder: string, fileNames: readonly string[]): Promise<string> {
  const records = await Promise.all(
    fileNames.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as { text: string }),
  );
  return records.map((record) => record.text).join(BETWEEN_TEXTS);
}
