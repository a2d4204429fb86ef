import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { BodyTooLargeError, InvalidBodyError } from '../shared/errors';
import { piecesOf, readBytes } from './read-bytes';

const bodyOf = (stream: PassThrough): IncomingMessage => stream as unknown as IncomingMessage;

it('reads a body up to its largest length, and leaves a longer one open', async () => {
  const short = new PassThrough();
  short.end(Buffer.alloc(10, 1));
  expect(await readBytes(bodyOf(short), 10)).toEqual(Buffer.alloc(10, 1));
  const long = new PassThrough();
  long.write(Buffer.alloc(11));
  await expect(readBytes(bodyOf(long), 10)).rejects.toThrow(BodyTooLargeError);
  expect(long.destroyed).toBe(false);
});

it('hands out what has come before the rest comes', async () => {
  const stream = new PassThrough();
  stream.write('a');
  const pieces = piecesOf(bodyOf(stream), 10);
  expect((await pieces.next()).value).toEqual(Buffer.from('a'));
  stream.end('b');
  expect((await pieces.next()).value).toEqual(Buffer.from('b'));
  expect((await pieces.next()).done).toBe(true);
});

it.each([undefined, new Error('ECONNRESET')])('tells that a body broke off (%p)', async (error) => {
  const stream = new PassThrough();
  stream.write('a');
  const read = readBytes(bodyOf(stream), 10);
  setImmediate(() => stream.destroy(error));
  await expect(read).rejects.toThrow(InvalidBodyError);
});
