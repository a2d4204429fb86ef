import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { sha256 } from '#base';
import { TABLES } from '#tournament';
import { BadArchiveError } from './bad-archive-error';
import { type Manifest, partOf, tableEntry, textEntry, weightsEntry } from './manifest';
import { packArchive } from './pack-archive';
import { readLines } from './read-lines';
import { tarOf } from './tar';
import { unpackArchive } from './unpack-archive';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'clade-archive-'))));
afterEach(() => rm(folder, { recursive: true }));

async function all<Each>(source: AsyncIterable<Each>): Promise<Each[]> {
  const read: Each[] = [];
  for await (const each of source) read.push(each);
  return read;
}
const bytesOf = async (stream: AsyncIterable<Uint8Array>) => Buffer.concat(await all(stream));

/** Files of those sizes, and a manifest of them. */
async function files(...sizes: readonly number[]): Promise<Manifest> {
  const entries = [];
  for (const [number, size] of sizes.entries()) {
    const content = Buffer.alloc(size, number + 1);
    const name = textEntry(sha256(content));
    await writeFile(join(folder, sha256(content)), content);
    entries.push({ name, bytes: size, sha256: sha256(content) });
  }
  const tournament = { id: 'abcdef01', status: 'finished', lastSeq: 1, lineageHash: null };
  return {
    format: 'clade-archive',
    version: 12,
    madeBy: 'a test',
    experiment: null,
    tournaments: [tournament],
    weights: false,
    entries,
  };
}
const pathOf = (name: string) => join(folder, name.slice('texts/'.length, -'.txt'.length));
const contentOf = (name: string) => createReadStream(pathOf(name));

async function unpack(archive: Buffer, manifest: Manifest, chunk = 1000): Promise<Map<string, Buffer>> {
  const out = await mkdtemp(join(folder, 'out-'));
  const read = new Map<string, Buffer>();
  function* chunks() {
    for (let from = 0; from < archive.length; from += chunk) yield archive.subarray(from, from + chunk);
  }
  const take = async ({ name }: { name: string }, path: string) => void read.set(name, await readFile(path));
  const unpacked = await unpackArchive(Readable.from(chunks(), { objectMode: false }), out, async (given) => {
    const [head, ...entries] = await all(given);
    expect(head).toMatchObject({ head: { format: 'clade-archive', version: 12, entries: [] } });
    expect(entries).toContainEqual({
      entry: { name: expect.stringMatching(/^texts/), bytes: expect.any(Number), sha256: expect.any(String) },
    });
    return { manifest, take };
  });
  expect(unpacked).toBe(manifest);
  return read;
}

it.each([1, 511, 1000, 1e6])('what was packed is unpacked, whatever its size, in pieces of %i bytes', async (chunk) => {
  const manifest = await files(0, 1, 511, 512, 513, 70_000);
  const archive = await bytesOf(packArchive(manifest, contentOf));
  expect(await bytesOf(packArchive(manifest, contentOf))).toEqual(archive);
  const read = await unpack(archive, manifest, chunk);
  expect([...read.keys()]).toEqual(manifest.entries.map(({ name }) => name));
  for (const { name, sha256: hash } of manifest.entries) expect(sha256(read.get(name)!)).toBe(hash);
});

it('a file that is not what the manifest says breaks the stream off', async () => {
  const manifest = await files(600, 600);
  await writeFile(pathOf(manifest.entries[1].name), Buffer.alloc(600));
  await expect(bytesOf(packArchive(manifest, contentOf))).rejects.toThrow('was altered');
  await rm(pathOf(manifest.entries[1].name));
  await expect(bytesOf(packArchive(manifest, contentOf))).rejects.toThrow('ENOENT');
});

it('an archive that goes on after its end is refused without reading on, and so are entries that are not listed', async () => {
  const manifest = await files(10);
  const tar = async (...more: Buffer[]) => {
    const content = Buffer.from(JSON.stringify(manifest));
    const listed = manifest.entries.map(({ name, bytes }) => ({ name, bytes, content: [Buffer.alloc(bytes, 1)] }));
    const entries = [{ name: 'manifest.json', bytes: content.length, content: [content] }, ...listed];
    const read = entries.map((entry) => ({ ...entry, content: Readable.from(entry.content) }));
    return gzipSync(Buffer.concat([await bytesOf(tarOf(read)), ...more]));
  };
  expect((await unpack(await tar(), manifest)).size).toBe(1);
  expect((await unpack(await tar(Buffer.alloc(9 * 1024)), manifest)).size).toBe(1); // as programs fill up a tar
  await expect(unpack(await tar(Buffer.alloc(2 ** 26)), manifest)).rejects.toThrow('archive goes on after its end');
  await expect(unpack(await tar(Buffer.from('more')), manifest)).rejects.toThrow('archive goes on after its end');
  const fewer = { ...manifest, entries: [] };
  const [{ name }] = manifest.entries;
  await expect(unpack(await tar(), fewer)).rejects.toThrow(`${name} comes where the manifest lists no more`);
  const more = { ...manifest, entries: [...manifest.entries, { ...manifest.entries[0], name: 'texts/another' }] };
  await expect(unpack(await tar(), more)).rejects.toThrow('texts/another is missing, though the manifest lists it');
  expect((await readdir(folder)).filter((name) => name.startsWith('out-'))).toHaveLength(6);
});

it('names of entries are those of parts, and no other', () => {
  const hash = 'a'.repeat(64);
  expect(TABLES.map((table) => partOf(tableEntry('bcdfghjk', table)))).toEqual(
    TABLES.map((table) => ({ kind: 'table', tournamentId: 'bcdfghjk', table })),
  );
  expect([partOf(textEntry(hash)), partOf(weightsEntry(hash))]).toEqual([
    { kind: 'text', sha256: hash },
    { kind: 'weights', sha256: hash },
  ]);
  const others = [
    '',
    'tables/life.ndjson',
    'tables//life.ndjson',
    'tables/../life.ndjson',
    'tables/bcdfghjk/pg_class.ndjson',
    `texts/${hash}.safetensors`,
    `weights/../${hash}.safetensors`,
    `/texts/${hash}.txt`,
  ];
  for (const name of [...others, `texts/${hash}.txt/..`, `texts/${'A'.repeat(64)}.txt`])
    expect(partOf(name)).toBeUndefined();
});

it('lines are read across chunks; what is no line of UTF-8 is told', async () => {
  const path = join(folder, 'rows');
  const long = 'é'.repeat(100_000);
  const lines = async (content: string | Buffer) => {
    await writeFile(path, content);
    return all(readLines(path, 'tables/bcdfghjk/evaluation.ndjson'));
  };
  expect(await lines('')).toEqual([]);
  expect(await lines(`a\n\n${long}\nb\n`)).toEqual(['a', '', long, 'b']);
  await expect(lines('a\nb')).rejects.toThrow(
    new BadArchiveError(
      { entry: 'tables/bcdfghjk/evaluation.ndjson', line: 2 },
      'does not end; must have a line feed after each row',
    ),
  );
  await expect(lines(Buffer.from([0x61, 0x0a, 0xff, 0x0a]))).rejects.toThrow(
    'tables/bcdfghjk/evaluation.ndjson line 2 is no UTF-8 text',
  );
  await expect(lines(Buffer.alloc(33 * 2 ** 20, 'a'))).rejects.toThrow(
    'tables/bcdfghjk/evaluation.ndjson line 1 is longer than 33554432 bytes',
  );
});
