import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { wholeArchive } from './whole-archive';

const ARCHIVE = gzipSync(randomBytes(1_000_000));

async function read(bytes: Buffer): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 40_000) }, (_, at) =>
    bytes.subarray(40_000 * at, 40_000 * (at + 1)),
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of wholeArchive(pieces)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it('hands on what comes', async () => {
  expect((await read(ARCHIVE)).equals(ARCHIVE)).toBe(true);
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a half', ARCHIVE.subarray(0, 500_000)],
  ['all but its last byte', ARCHIVE.subarray(0, -1)],
  ['something else', Buffer.from('{"detail":"no archive"}')],
  ['other bytes within', Buffer.from(ARCHIVE).fill(1, 400_000, 400_100)],
])('fails where %s comes', async (_, bytes) => {
  await expect(read(bytes)).rejects.toThrow(/^the archive is not whole: .*; try again$/);
});
