import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prngOf, sha256 } from '#base';
import { createFolderObjectStore } from '#object-store';
import { CorruptTextError } from '#tournament';
import { createCorpusStore } from './corpus-store';
import { nastyText } from './testing/nasty-text';

const NOW = new Date('2026-11-01T12:00:00.000Z');
const textOf = (word: string) => `${word} `.repeat(700);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clade-corpora-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The text as it comes: in small pieces that end anywhere. */
async function* piecesOf(text: string, length = 501): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

const open = (at = folder) => createCorpusStore({ objects: createFolderObjectStore(at) }, () => NOW);

test('what is added is listed, read by name and by content, also by another store on the folder', async () => {
  const added = await open().add('whales', piecesOf(textOf('whale')));
  const sha = sha256(textOf('whale'));
  expect(added).toEqual({ name: 'whales', sha256: sha, characters: 4200, addedAt: NOW.toISOString() });
  expect(await open().list()).toEqual([added]);
  expect(await open().read('whales')).toEqual({ name: 'whales', text: textOf('whale'), sha256: sha });
  expect(await open().readBySha(sha)).toBe(textOf('whale'));
  expect((await readdir(folder)).sort()).toEqual([`${sha}.txt`, 'index.json'].sort()); // no temporary files left
});

test('the text kept is the normalised one', async () => {
  const { sha256: sha } = await open().add('dos', piecesOf(`\ufeff${'whale\r\n'.repeat(500)}`));
  expect(await readFile(join(folder, `${sha}.txt`), 'utf8')).toBe('whale\n'.repeat(500));
});

test('the same content again is the same corpus; other content under that name is refused', async () => {
  const store = open();
  const first = await store.add('whales', piecesOf(textOf('whale')));
  expect(
    await createCorpusStore({ objects: createFolderObjectStore(folder) }).add('whales', piecesOf(textOf('whale'))),
  ).toEqual(first);
  await expect(store.add('whales', piecesOf(textOf('squid')))).rejects.toMatchObject({ fault: 'name-taken' });
  expect((await store.read('whales')).text).toBe(textOf('whale'));
});

test('corpora added at the same time are all kept, listed by name', async () => {
  const store = open();
  const names = ['d', 'constructor', 'b', 'a'];
  await Promise.all(names.map((name) => store.add(name, piecesOf(textOf(name)))));
  expect((await open().list()).map(({ name }) => name)).toEqual(['a', 'b', 'constructor', 'd']);
});

test('a refused corpus does not stand in the way of the next', async () => {
  const store = open();
  const results = await Promise.allSettled([store.add('a', piecesOf('')), store.add('b', piecesOf(textOf('b')))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('an unknown name tells which exist, before and after the first is added', async () => {
  await expect(open(join(folder, 'none-yet')).read('constructor')).rejects.toMatchObject({
    fault: 'unknown',
    message: 'There is no corpus "constructor"; there are moby, sotu-new, phonetic.',
  });
  await open().add('whales', piecesOf(textOf('whale')));
  await expect(open().read('squids')).rejects.toThrow(/moby.*whales/);
});

test('built-in corpora are read through the store by name and by content', async () => {
  const moby = await open().read('moby');
  expect(moby.text.startsWith('Call me Ishmael.')).toBe(true);
  expect(moby.sha256).toBe(sha256(moby.text));
  expect(await open().readBySha(moby.sha256)).toBe(moby.text);
});

test.each(['', '-a', 'A', 'a_b', '../a', 'a'.repeat(64), 'é'])('the name %p is refused', async (name) => {
  await expect(open().add(name, piecesOf(textOf('a')))).rejects.toMatchObject({ fault: 'bad-name' });
});

test('the name of a built-in corpus is taken', async () => {
  await expect(open().add('moby', piecesOf(textOf('a')))).rejects.toMatchObject({ fault: 'name-taken' });
});

test('a name that no new corpus can have is known before there is a text', async () => {
  const store = open();
  await store.add('whales', piecesOf(textOf('whale')));
  await expect(store.checkName('squids')).resolves.toBeUndefined();
  await expect(store.checkName('whales')).rejects.toMatchObject({ fault: 'name-taken' });
  await expect(store.checkName('moby')).rejects.toMatchObject({ fault: 'name-taken' });
  await expect(store.checkName('-a')).rejects.toMatchObject({ fault: 'bad-name' });
});

test('a damaged or missing text is told, and adding it again mends it', async () => {
  const store = open();
  const { sha256: sha } = await store.add('whales', piecesOf(textOf('whale')));
  const path = join(folder, `${sha}.txt`);
  await writeFile(path, textOf('whala'));
  const altered = new CorruptTextError(path, 'was altered: its SHA-256 is not its name');
  await expect(store.read('whales')).rejects.toThrow(altered);
  await expect(store.readBySha(sha)).rejects.toThrow(altered);
  await rm(path);
  const missing = new CorruptTextError(path, 'is missing');
  for (const read of [store.read('whales'), store.readBySha(sha)]) {
    await expect(read).rejects.toThrow(missing);
    await expect(read).rejects.toBeInstanceOf(CorruptTextError);
  }
  await store.add('whales', piecesOf(textOf('whale')));
  expect((await store.read('whales')).text).toBe(textOf('whale'));
});

test('a text that the machine refuses to read is told as the system tells it', async () => {
  await mkdir(join(folder, `${sha256('x')}.txt`));
  await expect(open().readBySha(sha256('x'))).rejects.toMatchObject({ code: 'EISDIR' });
});

test('a damaged index is told, and texts are found by content without it', async () => {
  const { sha256: sha } = await open().add('whales', piecesOf(textOf('whale')));
  await writeFile(join(folder, 'index.json'), '{"whales": {');
  await expect(open().list()).rejects.toMatchObject({ fault: 'damaged' });
  expect(await open().readBySha(sha)).toBe(textOf('whale'));
});

test.each(['../index', 'index', sha256('never stored')])('no corpus has the SHA-256 %p', async (sha) => {
  await open().add('whales', piecesOf(textOf('whale')));
  await expect(open().readBySha(sha)).rejects.toBeInstanceOf(CorruptTextError);
});

test('a folder that cannot be made is told', async () => {
  await writeFile(join(folder, 'file'), '');
  for (const blocked of [join(folder, 'file'), join(folder, 'file', 'below')]) {
    await expect(open(blocked).add('whales', piecesOf(textOf('whale')))).rejects.toMatchObject({ fault: 'unwritable' });
  }
});

test('a text that came with an archive goes when it is released; one that a person added stays', async () => {
  const store = open();
  const [whale, squid] = [textOf('whale'), textOf('squid')];
  await store.adopt('sea', sha256(whale), piecesOf(whale));
  await store.adopt('sea', sha256(squid), piecesOf(squid)); // the name is taken
  await store.adopt('again', sha256(squid), piecesOf(squid)); // there already
  await store.adopt('book', sha256((await store.read('moby')).text), piecesOf((await store.read('moby')).text));
  const names = async () => (await open().list()).map(({ name }) => name);
  expect(await names()).toEqual(['sea', `sea-${sha256(squid).slice(0, 8)}`]);
  expect(await store.readBySha(sha256(squid))).toBe(squid);
  await store.add('sea', piecesOf(whale)); // now by hand
  for (const text of [whale, squid]) await store.release(sha256(text));
  expect(await names()).toEqual(['sea']);
  expect((await readdir(folder)).sort()).toEqual([`${sha256(whale)}.txt`, 'index.json'].sort());
  await expect(store.adopt('dos', sha256('x'), piecesOf(whale))).rejects.toMatchObject({ fault: 'not-text' });
});

test('any text that is taken comes back from an archive, whatever it was made of, and one kept before it would be normalised', async () => {
  const before = `\ufeff${textOf('old')}\r`;
  await writeFile(join(folder, `${sha256(before)}.txt`), before);
  const hashes = [sha256(before)];
  for (let seed = 0; seed < 20; seed++) {
    const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'archived text' });
    const raw = `\ufeff\ufeff${nastyText(prng, 40).replaceAll('\0', '')}\r\r\n${textOf('whale')}\r`;
    hashes.push((await open().add(`nasty-${seed}`, piecesOf(raw))).sha256);
  }
  const elsewhere = open(join(folder, 'elsewhere'));
  for (const sha of hashes) {
    const text = await open().readBySha(sha);
    await elsewhere.adopt('nasty', sha, piecesOf(text));
    expect(await elsewhere.readBySha(sha)).toBe(text);
  }
});

test('what is refused leaves nothing behind, and does not keep others waiting', async () => {
  const store = open();
  let goOn: (() => void) | undefined;
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(textOf('slow'));
    await new Promise<void>((resolve) => (goOn = resolve));
    yield Buffer.from('\0');
  }
  const refused = store.add('slow', slow());
  await store.add('whales', piecesOf(textOf('whale'))); // while the other has not come yet
  while (!goOn) await new Promise(setImmediate);
  goOn();
  await expect(refused).rejects.toMatchObject({ fault: 'not-text' });
  await expect(store.add('whales', piecesOf(textOf('squid')))).rejects.toMatchObject({ fault: 'name-taken' });
  await expect(store.adopt('x', sha256('x'), piecesOf(textOf('whale')))).rejects.toMatchObject({ fault: 'not-text' });
  expect((await readdir(folder)).sort()).toEqual([`${sha256(textOf('whale'))}.txt`, 'index.json'].sort());
});

test('drafts of a process that was killed go, and nothing else', async () => {
  const { sha256: sha } = await open().add('whales', piecesOf(textOf('whale')));
  for (const draft of [`${sha}.txt.1234.tmp`, 'index.json.uuid.draft']) await writeFile(join(folder, draft), 'ha');
  await open().removeDrafts();
  expect((await readdir(folder)).sort()).toEqual([`${sha}.txt`, 'index.json'].sort());
  await open(join(folder, 'none')).removeDrafts();
});
