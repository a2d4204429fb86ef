import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderId, makeFolderId } from './folder-id';

let root: string;
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'clade-id-'))));
afterEach(() => rm(root, { recursive: true }));

it('is one, whoever asks first and by whatever path, and another of each folder', async () => {
  const shared = join(root, 'not', 'yet');
  expect(await folderId(shared)).toBeUndefined();
  const ids = await Promise.all(Array.from({ length: 8 }, () => makeFolderId(shared)));
  expect(new Set(ids)).toEqual(new Set([expect.stringMatching(/^[0-9a-f-]{36}$/)]));
  expect(await readdir(shared)).toEqual(['folder-id']);
  await symlink(shared, join(root, 'link'));
  expect(await folderId(join(root, 'link'))).toBe(ids[0]);
  expect(await makeFolderId(join(root, 'other'))).not.toBe(ids[0]);
});
