import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftOf } from '#files';
import { createFolderObjectStore } from '#object-store';
import { createWeightFiles } from './weight-files';

const HASH = 'a'.repeat(64);

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'clade-weights-'))));
afterEach(() => rm(folder, { recursive: true }));

it('moves files into a folder, over damaged ones too, and removes them', async () => {
  const files = createWeightFiles({ objects: createFolderObjectStore(join(folder, 'weights')) });
  expect(await files.sizeOf(HASH)).toBeUndefined();
  for (const content of ['damaged', 'whole']) {
    await writeFile(join(folder, 'new'), content);
    await files.adopt(join(folder, 'new'), HASH);
    await files.sync();
    expect(await files.sizeOf(HASH)).toBe(content.length);
  }
  expect(await readFile(files.placeOf(HASH), 'utf8')).toBe('whole');
  expect(await readdir(folder)).toEqual(['weights']);
  await files.remove(HASH);
  await files.remove(HASH);
  expect(await readdir(join(folder, 'weights'))).toEqual([]);
});

it('removes drafts and nothing else', async () => {
  const files = createWeightFiles({ objects: createFolderObjectStore(join(folder, 'weights')) });
  await files.removeDrafts();
  expect(await readdir(folder)).toEqual([]);
  await mkdir(join(folder, 'weights'));
  await writeFile(files.placeOf(HASH), 'whole');
  await writeFile(draftOf(files.placeOf('b'.repeat(64))), 'ha');
  await files.removeDrafts();
  expect(await readdir(join(folder, 'weights'))).toEqual([`${HASH}.safetensors`]);
});
