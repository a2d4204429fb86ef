import { PassThrough, pipeline, Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { measure } from './digest-file';
import { type ArchiveEntry, MANIFEST, type Manifest } from './manifest';
import { tarOf, type TarEntry } from './tar';

/**
 * An archive as a stream: a tar, compressed by gzip, the manifest first. `contentOf` opens an entry. The stream fails where
 * one is not what the manifest says.
 */
export function packArchive(manifest: Manifest, contentOf: (name: string) => AsyncIterable<Uint8Array>): Readable {
  const json = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  function* entries(): Generator<TarEntry> {
    yield { name: MANIFEST, bytes: json.length, content: Readable.from([json]) };
    for (const entry of manifest.entries) yield { ...entry, content: checked(entry, contentOf(entry.name)) };
  }
  // Weights hardly compress; rows do so at any level.
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  const archive = new PassThrough();
  pipeline(Readable.from(tarOf(entries()), { objectMode: false }), gzip, archive, () => undefined); // an error destroys all
  return archive;
}

async function* checked(
  { name, sha256 }: ArchiveEntry,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const digest = yield* measure(content);
  if (digest.sha256 !== sha256) throw new Error(`the file of ${name} was altered: its SHA-256 is not ${sha256}`);
}
