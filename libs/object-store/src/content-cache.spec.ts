import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContentCache, createContentCache } from './content-cache';
import { createContentStore } from './content-store';
import { createFolderObjectStore } from './folder-object-store';
import type { ObjectStore } from './object-store.port';

let root: string;
let objects: ObjectStore;
let cache: ContentCache;
let copies: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clade-cache-'));
  objects = createFolderObjectStore(join(root, 'far-away'));
  copies = join(root, 'copies');
  cache = createContentCache(copies, 1000);
});
afterEach(() => rm(root, { recursive: true }));

const open = () => createContentStore({ objects, cache }, '.bin', Error);

it('reads once from far away', async () => {
  const hash = await createContentStore({ objects }, '.bin', Error).write(Buffer.from('content'));
  const read = jest.spyOn(objects, 'read');
  for (let time = 0; time < 3; time++) expect((await open().read(hash)).toString()).toBe('content');
  expect(read).toHaveBeenCalledTimes(1);
});

it('has what was written here', async () => {
  const hash = await open().write(Buffer.from('content'));
  const read = jest.spyOn(objects, 'read');
  expect((await open().read(hash)).toString()).toBe('content');
  expect(read).not.toHaveBeenCalled();
});

it('replaces a damaged copy, and does not hide that the object is damaged', async () => {
  const hash = await open().write(Buffer.from('content'));
  await writeFile(join(copies, `${hash}.bin`), 'contenT');
  expect((await open().read(hash)).toString()).toBe('content');
  await objects.write(`${hash}.bin`, 'contenT');
  expect((await open().read(hash)).toString()).toBe('content'); // of the copy
  expect(await open().isWhole(hash)).toBe(false);
  await open().remove(hash);
  await expect(open().read(hash)).rejects.toThrow();
});

it('lets those go that were read longest ago', async () => {
  const files = open();
  const hashes: string[] = [];
  for (let number = 0; number < 9; number++) {
    hashes.push(await files.write(Buffer.alloc(100, `${number}`)));
    await utimes(join(copies, `${hashes[number]}.bin`), number, number);
  }
  await files.read(hashes[0]);
  for (const letter of 'abcd') await files.write(Buffer.alloc(100, letter));
  const left = await readdir(copies);
  expect(left).toHaveLength(10);
  expect(hashes.map((hash) => left.includes(`${hash}.bin`))).toEqual([
    true,
    false,
    false,
    false,
    ...Array<boolean>(5).fill(true),
  ]);
});

it('is done without where the disk refuses', async () => {
  await writeFile(copies, 'a file in the way');
  const hash = await open().write(Buffer.from('content'));
  expect((await open().read(hash)).toString()).toBe('content');
});
