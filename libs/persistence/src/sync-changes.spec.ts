import * as files from 'node:fs/promises';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { syncChanges } from './sync-changes';

jest.mock('node:fs/promises', () => {
  const real = jest.requireActual<typeof files>('node:fs/promises');
  return { ...real, open: jest.fn(real.open) };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clade-sync-'));
  await mkdir(join(folder, 'base'));
  for (const name of ['a', 'b', 'base/c']) await writeFile(join(folder, name), name);
  for (const name of ['a', 'b', 'base/c', 'base', '']) await age(name);
});
afterEach(() => rm(folder, { recursive: true }));

/** Lets a file be of yesterday. */
const age = (name: string): Promise<void> => utimes(join(folder, name), 1e9, 1e9);

/** What a call opens, to force it to the disk. */
async function syncedBy(sync: () => Promise<void>): Promise<string[]> {
  jest.mocked(files.open).mockClear();
  await sync();
  return jest
    .mocked(files.open)
    .mock.calls.map(([path]) => relative(folder, String(path)))
    .sort();
}

it('forces all to the disk at first, then what has changed', async () => {
  const sync = syncChanges(folder);
  expect(await syncedBy(sync)).toEqual(['', 'a', 'b', 'base', 'base/c']);
  expect(await syncedBy(sync)).toEqual([]);
  await writeFile(join(folder, 'base/c'), 'other');
  await writeFile(join(folder, 'd'), 'new');
  expect(await syncedBy(sync)).toEqual(['', 'base/c', 'd']);
});

it('forces what was written a moment ago once more, since a change in the same moment does not show', async () => {
  const sync = syncChanges(folder);
  await writeFile(join(folder, 'a'), 'one');
  expect(await syncedBy(sync)).toContain('a');
  expect(await syncedBy(sync)).toEqual(['a']);
  await age('a'); // as where a clock is set back
  expect(await syncedBy(sync)).toEqual(['a']);
  expect(await syncedBy(sync)).toEqual([]);
});
