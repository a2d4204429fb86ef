import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Chunks } from './output';

/** An archive as it comes. Throws where it ends before its end, as gzip marks it, or is damaged: so that none of it is kept as if it were whole. */
export async function* wholeArchive(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const read = finished(gunzip.resume(), { writable: false });
  read.catch(() => undefined); // told at the end
  for await (const chunk of chunks) {
    if (!gunzip.destroyed && !gunzip.write(chunk))
      await Promise.race([once(gunzip, 'drain'), read]).catch(() => undefined);
    yield chunk;
  }
  gunzip.end();
  try {
    await read;
  } catch (error) {
    throw new Error(`the archive is not whole: ${(error as Error).message}; try again`);
  }
}
