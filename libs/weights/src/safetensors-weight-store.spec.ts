import { mkdtemp, open as openFile, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '#base';
import { createFolderObjectStore } from '#object-store';
import { CorruptWeightsError, type NamedTensor } from '#tournament';
import { encodeSafetensors } from './safetensors';
import { createSafetensorsWeightStore } from './safetensors-weight-store';
import { createWeightFiles } from './weight-files';

const tensors: readonly NamedTensor[] = [
  { name: 'embedding', shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) },
  { name: 'bias', shape: [2], values: Float32Array.of(-0.5, 0.25) },
];
const metadata = { individual: 't-0-1' };

let folder: string;
const open = (at = folder) => createSafetensorsWeightStore(createWeightFiles({ objects: createFolderObjectStore(at) }));
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'clade-weights-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

it('reads back what it wrote, and leaves nothing else behind', async () => {
  const below = join(folder, 'not', 'there', 'yet');
  const store = open(below);
  const hash = await store.write(tensors, metadata);
  expect(await store.read(hash)).toEqual(tensors);
  expect(await readdir(below)).toEqual([`${hash}.safetensors`]);
});

it('names a file by the SHA-256 of its content', async () => {
  const store = open();
  const hash = await store.write(tensors, metadata);
  const content = await readFile(join(folder, `${hash}.safetensors`));
  expect(sha256(content)).toBe(hash);
  expect(Buffer.compare(content, encodeSafetensors({ tensors, metadata }))).toBe(0);
  expect(Buffer.compare(content, store.encode(tensors, metadata))).toBe(0);
  expect(await store.write(tensors, { individual: 't-0-2' })).not.toBe(hash);
  expect(await store.write([tensors[1], tensors[0]], metadata)).not.toBe(hash);
});

it('leaves a file that is there already', async () => {
  const store = open();
  const path = join(folder, `${await store.write(tensors, metadata)}.safetensors`);
  const before = new Date('2020-01-01');
  await utimes(path, before, before);
  await store.write(tensors, metadata);
  expect((await stat(path)).mtime).toEqual(before);
});

it('may be written to by several at once', async () => {
  const stores = Array.from({ length: 8 }, () => open());
  const hashes = await Promise.all(stores.map((store) => store.write(tensors, metadata)));
  expect(new Set(hashes).size).toBe(1);
  expect(await readdir(folder)).toEqual([`${hashes[0]}.safetensors`]);
  expect(await stores[0].read(hashes[0])).toEqual(tensors);
});

it('refuses a file that is missing, truncated or altered, naming it and what to do', async () => {
  const store = open();
  const absent = join(folder, `${'a'.repeat(64)}.safetensors`);
  await expect(store.read('a'.repeat(64))).rejects.toThrow(new CorruptWeightsError(absent, 'is missing'));
  const hash = await store.write(tensors, metadata);
  const path = join(folder, `${hash}.safetensors`);
  const content = await readFile(path);
  const flipped = Buffer.from(content);
  flipped[flipped.length - 1] ^= 1;
  const cases: [Buffer, string][] = [
    [flipped, 'was altered: its SHA-256 is not its name'],
    [content.subarray(0, -4), 'was altered: its SHA-256 is not its name'],
    [Buffer.alloc(0), 'was altered: its SHA-256 is not its name'],
  ];
  for (const [altered, problem] of cases) {
    await writeFile(path, altered);
    await expect(store.read(hash)).rejects.toThrow(CorruptWeightsError);
    await expect(store.read(hash)).rejects.toThrow(`weights file ${path} ${problem}`);
    await expect(store.read(hash)).rejects.toThrow(
      'put it back from a copy, or let `clade verify --repair` write it anew',
    );
  }
});

it('writes a damaged file anew', async () => {
  const store = open();
  const hash = await store.write(tensors, metadata);
  await writeFile(join(folder, `${hash}.safetensors`), 'not weights');
  expect(await store.write(tensors, metadata)).toBe(hash);
  expect(await store.read(hash)).toEqual(tensors);
});

it('leaves nothing behind where the disk fails', async () => {
  const handle = await openFile(folder);
  const sync = jest.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync');
  await handle.close();
  const store = open();
  sync.mockRejectedValueOnce(new Error('EIO: i/o error, fsync'));
  await expect(store.write(tensors, metadata)).rejects.toThrow('EIO');
  expect(await readdir(folder)).toEqual([]);
  sync.mockRestore();
  expect(await store.read(await store.write(tensors, metadata))).toEqual(tensors);
});

const f16 = Buffer.from('{"w":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}\0\0');
it.each<[string, Buffer, string]>([
  ['text', Buffer.from('not weights at all'), 'has a header longer than itself'],
  [
    'a header longer than the file',
    Buffer.from([9, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]),
    'has a header longer than itself',
  ],
  [
    'F16 values',
    Buffer.concat([Buffer.from([f16.length - 2, 0, 0, 0, 0, 0, 0, 0]), f16]),
    'has values of w that are not F32',
  ],
])('refuses a file that has its hash and holds %s', async (_, content, problem) => {
  const hash = sha256(content);
  const path = join(folder, `${hash}.safetensors`);
  await writeFile(path, content);
  const read = open().read(hash);
  await expect(read).rejects.toThrow(new CorruptWeightsError(path, `is damaged: it ${problem}`));
});

it('opens no file outside its folder', async () => {
  const store = open(join(folder, 'weights'));
  await writeFile(join(folder, 'secret.safetensors'), encodeSafetensors({ tensors, metadata }));
  for (const name of ['../secret', '', 'A'.repeat(64), `${'a'.repeat(64)}/../../secret`]) {
    await expect(store.read(name)).rejects.toThrow('no SHA-256');
  }
});
