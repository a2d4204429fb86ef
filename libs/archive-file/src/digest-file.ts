/** Files written and measured in one pass. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes chunks to a new file. */
export async function writeDigested(path: string, chunks: AsyncIterable<Uint8Array>): Promise<Digest> {
  let digest: Digest | undefined;
  async function* measured(): AsyncGenerator<Uint8Array> {
    digest = yield* measure(chunks);
  }
  await pipeline(measured, createWriteStream(path, { flags: 'wx', flush: true }));
  return digest!;
}

/** Passes chunks on; returns what they came to. */
export async function* measure(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, Digest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    hash.update(chunk);
    yield chunk;
  }
  return { bytes, sha256: hash.digest('hex') };
}
