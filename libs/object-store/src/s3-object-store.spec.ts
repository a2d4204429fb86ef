import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUCKET, CREDENTIALS, type S3Server, startS3 } from '../../../test/support/s3';
import { ObjectStoreError } from './object-store.port';
import { openBucket } from './s3-object-store';
import { objectStoreConformance } from './testing/object-store.conformance';

let server: S3Server;
let drafts: string;
let number = 0;
beforeAll(async () => {
  Object.assign(process.env, CREDENTIALS);
  server = await startS3();
  drafts = await mkdtemp(join(tmpdir(), 'clade-drafts-'));
});
afterAll(async () => {
  await server.remove();
  await rm(drafts, { recursive: true });
});

const open = ({ bucket = BUCKET, endpoint = server.endpoint } = {}) =>
  openBucket({ bucket, endpoint, prefix: `lab/${number}/`, region: undefined, cacheMegabytes: 1 });

describe('objects in a bucket', () =>
  objectStoreConformance(() => {
    number++;
    return open().folder('weights', drafts);
  }));

it('says where an object lies', () => {
  expect(open().folder('weights', drafts).placeOf('a')).toBe(`s3://clade/lab/${number}/weights/a`);
});

it('has folders that do not meet', async () => {
  await open().folder('weights', drafts).write('a', 'of weights');
  expect(await open().folder('corpora', drafts).read('a')).toBeUndefined();
});

it('tells a bucket that is not there', async () => {
  const bucket = open({ bucket: 'none' });
  const place = `the store s3://none at ${server.endpoint} cannot be used: it answers 404 `;
  await expect(bucket.folder('weights', drafts).read('a')).rejects.toThrow(`${place}(NoSuchBucket`);
  await expect(bucket.folder('weights', drafts).write('a', 'a')).rejects.toThrow(`${place}(NoSuchBucket`);
});

it('tells keys that are refused, and repeats none', async () => {
  process.env.AWS_SECRET_ACCESS_KEY = 'another-secret';
  const refused = open().folder('weights', drafts).write('a', 'a');
  await expect(refused).rejects.toThrow(/^the store .* cannot be used: it answers 403 \(SignatureDoesNotMatch: /);
  await expect(refused).rejects.not.toThrow(/another-secret/);
  Object.assign(process.env, CREDENTIALS);
});

it('tells a store that does not answer, and is there again with it', async () => {
  const store = open().folder('weights', drafts);
  await store.write('a', 'before');
  await server.stop();
  // not `: connect`, since jest's errors are not those that the SDK knows as such
  const told = new RegExp(`^the store s3://clade at ${server.endpoint} cannot be used: .*connect ECONNREFUSED`);
  const requests = [() => store.read('a'), () => store.write('a', 'b'), () => store.sizeOf('a')];
  for (const request of requests) {
    const error: unknown = await request().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(ObjectStoreError);
    expect((error as Error).message).toMatch(told);
  }
  await server.start();
  expect((await store.read('a'))!.toString()).toBe('before');
});

it('tries again where a store answers that it is busy', async () => {
  const answers = [503, 500, 200];
  const busy: Server = createServer((_, response) => {
    response.statusCode = answers.shift() ?? 404;
    response.end(response.statusCode === 200 ? 'content' : '');
  });
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  const { port } = busy.address() as AddressInfo;
  const store = open({ endpoint: `http://127.0.0.1:${port}` }).folder('weights', drafts);
  expect((await store.read('a'))!.toString()).toBe('content');
  answers.push(503, 503, 503, 503);
  await expect(store.read('a')).rejects.toThrow('it answers 503 (');
  busy.closeAllConnections();
  busy.close();
});
