import { createReadStream } from 'node:fs';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { measure } from './digest-file';
import { type ArchiveEntry, MANIFEST, type Manifest } from './manifest';
import { tarOf, type TarEntry } from './tar';

/**
 * An archive as a stream: a tar, compressed by gzip, the manifest first. `pathOf` finds the file of an entry. The stream
 * fails where a file is not what the manifest says.
 */
export function packArchive(manifest: Manifest, pathOf: (name: string) => string): Readable {
  const json = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  function* entries(): Generator<TarEntry> {
    yield { name: MANIFEST, bytes: json.length, content: Readable.from([json]) };
    for (const entry of manifest.entries) yield { ...entry, content: checked(entry, pathOf(entry.name)) };
  }
  // Weights hardly compress; rows do so at any level.
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  const archive = new PassThrough();
  pipeline(Readable.from(tarOf(entries()), { objectMode: false }), gzip, archive, () => undefined); // an error destroys all
  return archive;
}

async function* checked({ name, sha256 }: ArchiveEntry, path: string): AsyncGenerator<Uint8Array> {
  const digest = yield* measure(createReadStream(path));
  if (digest.sha256 !== sha256) throw new Error(`${path} was altered: its SHA-256 is not that of ${name}`);
}
