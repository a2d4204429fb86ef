import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftOf, removeDrafts } from './drafts';
import { writeDurably } from './write-durably';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'clade-files-'))));
afterEach(() => rm(folder, { recursive: true }));

it('makes the folder, replaces what was there, and leaves nothing else', async () => {
  const path = join(folder, 'new', 'file');
  for (const content of ['first', Buffer.from('second')]) await writeDurably(path, content);
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(join(folder, 'new'))).toEqual(['file']);
});

it('keeps the old content and no draft where the disk fails', async () => {
  const path = join(folder, 'file');
  await writeDurably(path, 'old');
  const handle = await open(folder);
  const sync = jest.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync');
  await handle.close();
  sync.mockRejectedValueOnce(new Error('EIO: i/o error, fsync'));
  await expect(writeDurably(path, 'new')).rejects.toThrow('EIO');
  sync.mockRestore();
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['file']);
});

it('removes drafts, those of earlier versions too, and nothing else', async () => {
  await removeDrafts(join(folder, 'none'));
  await mkdir(join(folder, 'other'));
  for (const name of ['a.txt', 'index.json']) await writeFile(join(folder, name), 'whole');
  await writeFile(draftOf(join(folder, 'a.txt')), 'ha');
  await writeFile(join(folder, 'index.json.1234.tmp'), '{');
  await removeDrafts(folder);
  expect((await readdir(folder)).sort()).toEqual(['a.txt', 'index.json', 'other']);
});
