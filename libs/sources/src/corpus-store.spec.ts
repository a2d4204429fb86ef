import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '#base';
import { createCorpusStore } from './corpus-store';

const NOW = new Date('2026-11-01T12:00:00.000Z');
const textOf = (word: string) => `${word} `.repeat(500);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clade-corpora-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (at = folder) => createCorpusStore(at, () => NOW);

test('what is added is listed, read by name and by content, also by another store on the folder', async () => {
  const added = await open().add('whales', textOf('whale'));
  const sha = sha256(textOf('whale'));
  expect(added).toEqual({ name: 'whales', sha256: sha, characters: 3000, addedAt: NOW.toISOString() });
  expect(await open().list()).toEqual([added]);
  expect(await open().read('whales')).toEqual({ name: 'whales', text: textOf('whale'), sha256: sha });
  expect(await open().readBySha(sha)).toBe(textOf('whale'));
  expect((await readdir(folder)).sort()).toEqual([`${sha}.txt`, 'index.json'].sort()); // no temporary files left
});

test('the text kept is the normalised one', async () => {
  const { sha256: sha } = await open().add('dos', `\ufeff${'whale\r\n'.repeat(500)}`);
  expect(await readFile(join(folder, `${sha}.txt`), 'utf8')).toBe('whale\n'.repeat(500));
});

test('the same content again is the same corpus; other content under that name is refused', async () => {
  const store = open();
  const first = await store.add('whales', textOf('whale'));
  expect(await createCorpusStore(folder).add('whales', textOf('whale'))).toEqual(first);
  await expect(store.add('whales', textOf('squid'))).rejects.toMatchObject({ fault: 'name-taken' });
  expect((await store.read('whales')).text).toBe(textOf('whale'));
});

test('corpora added at the same time are all kept, listed by name', async () => {
  const store = open();
  const names = ['d', 'constructor', 'b', 'a'];
  await Promise.all(names.map((name) => store.add(name, textOf(name))));
  expect((await open().list()).map(({ name }) => name)).toEqual(['a', 'b', 'constructor', 'd']);
});

test('a refused corpus does not stand in the way of the next', async () => {
  const store = open();
  const results = await Promise.allSettled([store.add('a', ''), store.add('b', textOf('b'))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('an unknown name tells which exist, before and after the first is added', async () => {
  await expect(open(join(folder, 'none-yet')).read('constructor')).rejects.toMatchObject({
    fault: 'unknown',
    message: 'There is no corpus "constructor"; there are moby, sotu-new, phonetic.',
  });
  await open().add('whales', textOf('whale'));
  await expect(open().read('squids')).rejects.toThrow(/moby.*whales/);
});

test('built-in corpora are read through the store by name and by content', async () => {
  const moby = await open().read('moby');
  expect(moby.text.startsWith('Call me Ishmael.')).toBe(true);
  expect(moby.sha256).toBe(sha256(moby.text));
  expect(await open().readBySha(moby.sha256)).toBe(moby.text);
});

test.each(['', '-a', 'A', 'a_b', '../a', 'a'.repeat(64), 'é'])('the name %p is refused', async (name) => {
  await expect(open().add(name, textOf('a'))).rejects.toMatchObject({ fault: 'bad-name' });
});

test('the name of a built-in corpus is taken', async () => {
  await expect(open().add('moby', textOf('a'))).rejects.toMatchObject({ fault: 'name-taken' });
});

test('a damaged or missing text is told, and adding it again mends it', async () => {
  const store = open();
  const { sha256: sha } = await store.add('whales', textOf('whale'));
  const path = join(folder, `${sha}.txt`);
  await writeFile(path, textOf('whala'));
  await expect(store.read('whales')).rejects.toMatchObject({ fault: 'damaged' });
  await expect(store.readBySha(sha)).rejects.toMatchObject({ fault: 'damaged' });
  await rm(path);
  await expect(store.read('whales')).rejects.toMatchObject({ fault: 'damaged' });
  await store.add('whales', textOf('whale'));
  expect((await store.read('whales')).text).toBe(textOf('whale'));
});

test('a damaged index is told', async () => {
  await writeFile(join(folder, 'index.json'), '{"whales": {');
  await expect(open().list()).rejects.toMatchObject({ fault: 'damaged' });
});

test.each(['../index', 'index', sha256('never stored')])('no corpus has the SHA-256 %p', async (sha) => {
  await open().add('whales', textOf('whale'));
  await expect(open().readBySha(sha)).rejects.toMatchObject({ fault: 'unknown' });
});

test('a folder that cannot be made is told', async () => {
  await writeFile(join(folder, 'file'), '');
  for (const blocked of [join(folder, 'file'), join(folder, 'file', 'below')]) {
    await expect(open(blocked).add('whales', textOf('whale'))).rejects.toMatchObject({ fault: 'unwritable' });
  }
});

test('a text that came with an archive goes when it is released; one that a person added stays', async () => {
  const store = open();
  const [whale, squid] = [textOf('whale'), textOf('squid')];
  await store.adopt('sea', sha256(whale), Buffer.from(whale));
  await store.adopt('sea', sha256(squid), Buffer.from(squid)); // the name is taken
  await store.adopt('again', sha256(squid), Buffer.from(squid)); // there already
  await store.adopt('book', sha256((await store.read('moby')).text), Buffer.from((await store.read('moby')).text));
  const names = async () => (await open().list()).map(({ name }) => name);
  expect(await names()).toEqual(['sea', `sea-${sha256(squid).slice(0, 8)}`]);
  expect(await store.readBySha(sha256(squid))).toBe(squid);
  await store.add('sea', whale); // now by hand
  for (const text of [whale, squid]) await store.release(sha256(text));
  expect(await names()).toEqual(['sea']);
  expect((await readdir(folder)).sort()).toEqual([`${sha256(whale)}.txt`, 'index.json'].sort());
  await expect(store.adopt('dos', sha256('x'), Buffer.from(`\ufeff${whale}`))).rejects.toMatchObject({
    fault: 'not-text',
  });
});
