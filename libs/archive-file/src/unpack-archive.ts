/** Reads an archive, as it comes, into a folder: entry by entry, each as long as the manifest says and with its hash. */
import { join } from 'node:path';
import { finished, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BadArchiveError } from './bad-archive-error';
import { writeDigested } from './digest-file';
import { type ArchiveEntry, MANIFEST, type Manifest } from './manifest';
import { type ManifestPiece, manifestPieces } from './manifest-pieces';
import { untar, type TarEntry } from './tar';

/** Of 400,000 individuals' weights. */
const LARGEST_MANIFEST = 64 * 2 ** 20;

export interface Accepted {
  readonly manifest: Manifest;
  /** Called with each entry, in order, when its file is whole. */
  readonly take: (entry: ArchiveEntry, path: string) => Promise<void>;
}

/**
 * `accept` judges the manifest, before anything is written. Files in the folder are numbered: names in an archive are no
 * paths. Throws a BadArchiveError, and what `accept` and `take` throw; the source is left open then, so that its sender can
 * be answered.
 */
export async function unpackArchive(
  source: Readable,
  folder: string,
  accept: (manifest: AsyncIterable<ManifestPiece>) => Promise<Accepted>,
): Promise<Manifest> {
  const gunzip = source.pipe(createGunzip());
  finished(source, (error) => error && gunzip.destroy(error));
  const entries = untar(toldAsBad(gunzip));
  try {
    const first = await entries.next();
    const { manifest, take } = await accept(manifestIn(first.done ? undefined : first.value));
    let number = 0;
    for await (const { name, bytes, content } of entries) {
      const expected = manifest.entries.at(number);
      if (name !== expected?.name) {
        throw new BadArchiveError({ entry: name }, `comes where the manifest lists ${expected?.name ?? 'no more'}`);
      }
      if (bytes !== expected.bytes) {
        throw new BadArchiveError(
          { entry: name },
          `has ${bytes} bytes; must have ${expected.bytes}, as in the manifest`,
        );
      }
      const path = join(folder, `${(number += 1)}`);
      const { sha256 } = await writeDigested(path, content);
      if (sha256 !== expected.sha256) {
        throw new BadArchiveError(
          { entry: name },
          `has SHA-256 ${sha256}; must have ${expected.sha256}: it was altered`,
        );
      }
      await take(expected, path);
    }
    const missing = manifest.entries.at(number);
    if (missing) throw new BadArchiveError({ entry: missing.name }, 'is missing, though the manifest lists it');
    return manifest;
  } finally {
    source.unpipe(gunzip);
    gunzip.destroy();
  }
}

function manifestIn(entry: TarEntry | undefined): AsyncIterable<ManifestPiece> {
  if (entry?.name !== MANIFEST) {
    throw new BadArchiveError({}, `begins with ${entry?.name ?? 'nothing'}; must begin with ${MANIFEST}`);
  }
  if (entry.bytes > LARGEST_MANIFEST) {
    throw new BadArchiveError({ entry: MANIFEST }, `has ${entry.bytes} bytes; must have at most ${LARGEST_MANIFEST}`);
  }
  return manifestPieces(entry.content);
}

/** What zlib says of a damaged or shortened file, and what comes of a sender who went away. */
async function* toldAsBad(gunzip: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* gunzip;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw new BadArchiveError({}, 'ends in the middle: it was cut short');
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') {
      throw new BadArchiveError({}, 'did not arrive: its sender went away');
    }
    if (code.startsWith('Z_')) throw new BadArchiveError({}, `is no gzip, or is damaged: ${message}`);
    throw error;
  }
}
