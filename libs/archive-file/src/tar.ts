/**
 * Plain files in a tar (POSIX ustar), one after the other: written and read as they come, none held in memory. Reading pulls:
 * the source is read only as far as the reader of an entry reads.
 */
import { Header } from 'tar';
import { BadArchiveError } from './bad-archive-error';
import { ByteReader } from './byte-reader';

export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  /** Read to its end, or not at all. */
  readonly content: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;
/** Programs fill the end of a tar up to 20 blocks. */
const MOST_ZEROS_AT_END = 64 * BLOCK;

/** Throws if an entry has another length than it says. */
export async function* tarOf(entries: Iterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for (const { name, bytes, content } of entries) {
    yield headerOf(name, bytes);
    let written = 0;
    for await (const chunk of content) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== bytes) throw new Error(`${name} has ${written} bytes; must have ${bytes}`);
    yield Buffer.alloc(paddingOf(bytes));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** The same entry has the same header wherever and whenever it is written. */
function headerOf(path: string, size: number): Buffer {
  const header = new Header({ path, size, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), type: 'File' });
  header.encode();
  return header.block!;
}

/** Entries in their order; one that is not read is skipped. Throws a BadArchiveError. */
export async function* untar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new ByteReader(source);
  for (;;) {
    const { path, size, type } = await readHeader(reader);
    if (path === undefined) return checkEnd(reader);
    if (type !== 'File') throw new BadArchiveError({ entry: path }, `is a ${type}; must be a plain file`);
    const content = reader.read(size);
    yield { name: path, bytes: size, content };
    for await (const _ of content);
    for await (const _ of reader.read(paddingOf(size)));
  }
}

async function readHeader(reader: ByteReader): Promise<{ path?: string; size: number; type: string }> {
  const block = await reader.take(BLOCK);
  if (block.every((byte) => byte === 0)) return { size: 0, type: 'File' };
  const { cksumValid, path, size, type } = parseHeader(block);
  if (!cksumValid || !path || !Number.isSafeInteger(size) || size! < 0) {
    throw new BadArchiveError({}, 'is no tar, or is damaged: a header has no name, or no size or checksum that can be');
  }
  return { path, size: size!, type: type ?? 'file of no known type' };
}

/** The library throws where a number in it is none. */
function parseHeader(block: Buffer): Partial<Header> {
  try {
    return new Header(block);
  } catch {
    return {};
  }
}

/** Only zeros follow, and not many: who compresses zeros without end is not read to the end. */
async function checkEnd(reader: ByteReader): Promise<void> {
  let left = MOST_ZEROS_AT_END;
  for await (const chunk of reader.rest()) {
    left -= chunk.length;
    if (left < 0 || chunk.some((byte) => byte !== 0)) throw new BadArchiveError({}, 'goes on after its end');
  }
}

function paddingOf(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}
