/** Whether a table of an archive is written as an archive of the same rows would be, byte by byte: the same tournament is the same file. */
import { BadArchiveError, readLines } from '#archive-file';

const CHARACTERS_SHOWN = 80;

/** `rows` are those of the file, as they are kept; `entry` is what errors call it. Throws a BadArchiveError that names the first line that differs. */
export async function checkSpelling(entry: string, rows: AsyncIterable<string>, file: string): Promise<void> {
  const lines = readLines(file, entry);
  let line = 0;
  for await (const right of rows) {
    line += 1;
    const given = (await lines.next()).value ?? '';
    if (given === right) continue;
    const at = differenceIn(given, right);
    const shown = (text: string): string => JSON.stringify(text.slice(at, at + CHARACTERS_SHOWN));
    const problem = `is ${shown(given)} from character ${at} on; must be ${shown(right)}`;
    throw new BadArchiveError({ entry, line }, `${problem}: rows in their order, written as an export does`);
  }
}

function differenceIn(one: string, other: string): number {
  let at = 0;
  while (one[at] === other[at]) at++;
  return at;
}
