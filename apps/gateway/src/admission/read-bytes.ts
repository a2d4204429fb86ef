import type { IncomingMessage } from 'node:http';
import { BodyTooLargeError, InvalidBodyError } from '../shared/errors';

/** The body of a request, read no further than it may be long. Throws a BodyTooLargeError, or an InvalidBodyError if it breaks off. */
export async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > largest) leave(() => reject(new BodyTooLargeError(`more than ${largest}`, largest)));
    };
    const end = (): void => leave(() => resolve(Buffer.concat(chunks)));
    const fail = (): void => leave(() => reject(new InvalidBodyError('body broke off')));
    const leave = (settle: () => void): void => {
      request.off('data', take).off('end', end).off('close', fail);
      settle();
    };
    request.on('data', take).on('end', end).on('close', fail);
  });
}
