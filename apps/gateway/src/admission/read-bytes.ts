import type { IncomingMessage } from 'node:http';
import { BodyTooLargeError, InvalidBodyError } from '../shared/errors';

/**
 * The body of a request as it comes, no more of it than it may be long. The request is left open, so that it can be answered. Throws a
 * BodyTooLargeError, or an InvalidBodyError if it breaks off.
 */
export async function* piecesOf(request: IncomingMessage, largest: number): AsyncGenerator<Buffer> {
  let length = 0;
  try {
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > largest) throw new BodyTooLargeError(`more than ${largest}`, largest);
      yield piece;
    }
  } catch (error) {
    throw request.destroyed ? new InvalidBodyError('body broke off') : error;
  }
}

/** The same as a whole, of what is short. */
export async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(request, largest)) pieces.push(piece);
  return Buffer.concat(pieces);
}
