import * as files from 'node:fs/promises';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder';

jest.mock('node:fs/promises', () => {
  const real = jest.requireActual<typeof files>('node:fs/promises');
  return { ...real, open: jest.fn(real.open) };
});

it('syncs the folders that have a new name in them, and those alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clade-folder-'));
  const synced = (): unknown[] => jest.mocked(files.open).mock.calls.map(([path]) => path);
  await makeFolder(join(folder, 'a', 'b'));
  expect((await stat(join(folder, 'a', 'b'))).isDirectory()).toBe(true);
  expect(synced()).toEqual([folder, join(folder, 'a')]);
  await makeFolder(join(folder, 'a', 'b'));
  expect(synced()).toHaveLength(2);
  await rm(folder, { recursive: true });
});
