import { BadArchiveError } from './bad-archive-error';

/** Hands out a stream in pieces of the lengths that are requested. Throws a BadArchiveError where it ends too early. */
export class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>;
  /** Of the newest chunk, what has not been read yet. */
  private left: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** That many bytes at once: few. */
  async take(bytes: number): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.read(bytes)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** That many bytes, as they come. */
  async *read(bytes: number): AsyncGenerator<Uint8Array> {
    for (let missing = bytes; missing > 0;) {
      const chunk = await this.next();
      if (!chunk) throw new BadArchiveError({}, 'ends in the middle: it was cut short');
      const piece = chunk.subarray(0, missing);
      this.left = chunk.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }

  /** All that follows. */
  async *rest(): AsyncGenerator<Uint8Array> {
    for (let chunk = await this.next(); chunk; chunk = await this.next()) yield chunk;
  }

  private async next(): Promise<Uint8Array | undefined> {
    if (this.left.length > 0) {
      const chunk = this.left;
      this.left = new Uint8Array();
      return chunk;
    }
    const { done, value } = await this.source.next();
    return done ? undefined : value;
  }
}
