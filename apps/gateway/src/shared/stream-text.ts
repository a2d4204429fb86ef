import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { StreamableFile } from '@nestjs/common';

const CHARACTERS_A_CHUNK = 64 * 1024;

/**
 * Answers with a document piece by piece. What fails before the first chunk is thrown; what fails later cuts the
 * connection, so that no half of a document passes for a whole.
 */
export async function streamText(
  pieces: AsyncIterable<string>,
  mediaType: string,
  fileName: string,
): Promise<StreamableFile> {
  const chunks = inChunks(pieces);
  const first = await chunks.next();
  const stream = Readable.from(first.done ? [] : prepend(first.value, chunks), { objectMode: false });
  return new StreamableFile(stream, { type: mediaType, disposition: `attachment; filename="${fileName}"` });
}

/** Lets others at the event loop after each chunk. */
export async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHARACTERS_A_CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
    await setImmediate();
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

async function* prepend(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* others;
}
