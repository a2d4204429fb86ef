/** What every object store owes, and the files that are named by their content on it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '#base';
import { writeDraft } from '#files';
import { createContentStore } from '../content-store';
import type { ObjectStore } from '../object-store.port';

class Corrupt extends Error {
  constructor(place: string, problem: string) {
    super(`${place} ${problem}`);
  }
}

export function objectStoreConformance(open: () => Promise<ObjectStore> | ObjectStore): void {
  let store: ObjectStore;
  let folder: string;
  beforeEach(async () => {
    store = await open();
    folder = await mkdtemp(join(tmpdir(), 'clade-objects-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const contents = () => createContentStore({ objects: store }, '.bin', Corrupt);
  const streamed = async (name: string): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of store.stream(name)) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a byte', Buffer.from([0])],
    ['text', 'Nenn mich Ismaël. 鲸'],
    ['3 MB', Buffer.alloc(3_000_000, 'Call me Ishmael. ')],
  ])('has %s as it was written', async (_, content) => {
    await store.write('a.bin', content);
    const bytes = Buffer.from(content);
    expect((await store.read('a.bin'))!.equals(bytes)).toBe(true);
    expect((await streamed('a.bin')).equals(bytes)).toBe(true);
    expect(await store.sizeOf('a.bin')).toBe(bytes.length);
  });

  it('replaces what was there, and removes it', async () => {
    for (const content of ['first, and longer', 'second']) await store.write('index.json', content);
    expect((await store.read('index.json'))!.toString()).toBe('second');
    await store.remove('index.json');
    await store.remove('index.json');
    expect(await store.read('index.json')).toBeUndefined();
  });

  it('says what is not there', async () => {
    expect(await store.read('none')).toBeUndefined();
    expect(await store.sizeOf('none')).toBeUndefined();
    await expect(streamed('none')).rejects.toThrow();
    expect(store.placeOf('none')).toMatch(/none$/);
  });

  it('shows readers what was written before or after, whole, whoever else writes', async () => {
    const contents = Array.from({ length: 8 }, (_, number) => `${number}`.repeat(100_000));
    await store.write('a', contents[0]);
    const reads = contents.map(async (content) => {
      await store.write('a', content);
      return (await store.read('a'))!.toString();
    });
    for (const read of await Promise.all(reads)) expect(contents).toContain(read);
  });

  it('takes over files of this machine, over damaged objects too', async () => {
    await store.write('a', 'damaged');
    const path = join(folder, 'arriving');
    await writeFile(path, 'whole');
    await store.adopt(path, 'a');
    await store.sync();
    expect((await store.read('a'))!.toString()).toBe('whole');
    expect(await readdir(folder)).toEqual([]);
  });

  it('removes drafts and nothing else', async () => {
    await store.removeDrafts();
    await store.write('a', 'whole');
    const { path } = await writeDraft(join(store.drafts, 'text'), ['ha']);
    await store.removeDrafts();
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    expect((await store.read('a'))!.toString()).toBe('whole');
  });

  it('names content by its SHA-256, and has it once', async () => {
    const files = contents();
    const hash = await files.write(Buffer.from('content'));
    expect(hash).toBe(sha256('content'));
    expect(await files.write(Buffer.from('content'))).toBe(hash);
    expect((await files.read(hash)).toString()).toBe('content');
    expect(await files.isWhole(hash)).toBe(true);
    expect(await files.sizeOf(hash)).toBe(7);
    await files.remove(hash);
    expect(await files.isWhole(hash)).toBe(false);
  });

  it('finds what is missing, altered or cut off, tells where it lies, and mends it', async () => {
    const files = contents();
    await expect(files.read(sha256('none'))).rejects.toThrow(
      new Corrupt(store.placeOf(`${sha256('none')}.bin`), 'is missing'),
    );
    const hash = await files.write(Buffer.from('content'));
    for (const damaged of ['contenT', 'conten', '']) {
      await store.write(`${hash}.bin`, damaged);
      const altered = new Corrupt(store.placeOf(`${hash}.bin`), 'was altered: its SHA-256 is not its name');
      await expect(files.read(hash)).rejects.toThrow(altered);
      expect(await files.isWhole(hash)).toBe(false);
      expect(await files.write(Buffer.from('content'))).toBe(hash);
      expect((await files.read(hash)).toString()).toBe('content');
    }
  });

  it.each(['../secret', '', 'A'.repeat(64), `${'a'.repeat(64)}/../../secret`])(
    'reads nothing named %j',
    async (name) => {
      await expect(contents().read(name)).rejects.toThrow('has no SHA-256 for a name');
    },
  );
}
