/** Weights and corpora in an S3-compatible store: nothing on a disk that machines share, and the lineage of one machine's folders. */
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ApiClient } from '#client';
import { openPlaces, type Places } from '#object-store';
import { HAS_REDIS, startRedis } from '../support/redis';
import { BUCKET, CREDENTIALS, type S3Server, startS3 } from '../support/s3';
import { download, upload } from './support/archives';
import { startCladeWith } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(300_000);

const SEED = 11;

let s3: S3Server;
let expected: string | null;
let settings: NodeJS.ProcessEnv;
let gateway: GatewayProcess | undefined;

beforeAll(async () => {
  s3 = await startS3();
  const alone = await startGateway({ data: await temporaryFolder() });
  expected = (await finishedOn(alone.api)).lineageHash;
  await alone.stop();
});
afterAll(() => s3.remove());

let number = 0;
beforeEach(() => {
  settings = {
    ...CREDENTIALS,
    CLADE_STORE: `s3://${BUCKET}/test-${number++}`,
    CLADE_STORE_ENDPOINT: s3.endpoint,
  };
});
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

async function launchedOn(api: ApiClient): Promise<string> {
  await uploadCorpora(api);
  return (await api.launch({ config: SMALL_CONFIG, seed: SEED })).id;
}

async function finishedOn(api: ApiClient) {
  return until(api, await launchedOn(api), finished);
}

async function start(more: NodeJS.ProcessEnv = {}): Promise<GatewayProcess> {
  return (gateway = await startGateway({ data: await temporaryFolder(), settings: { ...settings, ...more } }));
}

/** What the bucket holds, for this test to look at and to damage. */
async function bucket(): Promise<Places> {
  Object.assign(process.env, CREDENTIALS);
  const prefix = `${settings.CLADE_STORE!.slice(`s3://${BUCKET}/`.length)}/`;
  const place = { bucket: BUCKET, prefix, endpoint: s3.endpoint, region: undefined, cacheMegabytes: 1 };
  return openPlaces(await temporaryFolder(), place);
}

it('gives the lineage of a folder, finds what is damaged in the store, and mends it', async () => {
  const { api, data } = await start();
  const { id, lineageHash } = await finishedOn(api);
  expect(lineageHash).toBe(expected);
  for (const kind of ['weights', 'corpora']) await expect(access(path.join(data, kind))).rejects.toThrow('ENOENT');

  const [first, second] = await readdir(path.join(data, 'cache', 'weights'));
  const { weights } = await bucket();
  await weights.objects.write(first, 'noise');
  await weights.objects.remove(second);
  let verification = await api.startVerification(id, { repair: true });
  while (verification.status === 'running') verification = await api.verification(verification.id);
  expect(verification).toMatchObject({ status: 'matched', repair: { weights: { damaged: 2, repaired: 2 }, left: [] } });

  const elsewhere = await startGateway({ data: await temporaryFolder() });
  const archive = await download(api, id);
  expect(await upload(elsewhere.api, archive)).toMatchObject({ outcome: 'imported' });
  await elsewhere.stop();
  await api.removeTournament(id);
  expect(await weights.objects.read(first)).toBeUndefined();
  expect(await upload(api, archive)).toMatchObject({ outcome: 'imported', tournament: { lineageHash: expected } });
  expect(await weights.objects.sizeOf(first)).toBeGreaterThan(0);
});

it('pauses a tournament with the cause while the store is away, and goes on once it is back', async () => {
  const { api } = await start();
  const id = await launchedOn(api);
  await until(api, id, ({ generation }) => generation >= 1);
  await s3.stop();
  try {
    const { reason } = await until(api, id, ({ status }) => status === 'paused');
    expect(reason).toMatch(`the store s3://${BUCKET} at ${s3.endpoint} cannot be used: connect ECONNREFUSED`);
    await expect(api.addCorpus('late', 'a text '.repeat(1000))).rejects.toMatchObject({ problem: { status: 503 } });
  } finally {
    await s3.start();
  }
  await api.resume(id);
  expect((await until(api, id, finished)).lineageHash).toBe(expected);
});

it('takes no damaged text, and names where it lies', async () => {
  const { api } = await start();
  await uploadCorpora(api);
  const { sha256 } = (await api.corpora()).find(({ name }) => name === 'prose')!;
  const { corpora } = await bucket();
  await corpora.objects.write(`${sha256}.txt`, 'another text');
  await expect(api.launch({ config: SMALL_CONFIG, seed: SEED })).rejects.toMatchObject({
    problem: { detail: expect.stringMatching(`corpus file ${settings.CLADE_STORE}/corpora/${sha256}.txt was altered`) },
  });
});

it('says at the start what is wrong with the store', async () => {
  const failing = async (more: NodeJS.ProcessEnv) =>
    startGateway({ data: await temporaryFolder(), settings: { ...settings, ...more } });
  await expect(failing({ CLADE_STORE: 'clade' })).rejects.toThrow('CLADE_STORE is "clade"; must name a bucket');
  await expect(failing({ CLADE_STORE: 's3://none' })).rejects.toThrow('the store s3://none at');
  await expect(failing({ AWS_SECRET_ACCESS_KEY: 'wrong' })).rejects.toThrow('it answers 403');
  const { err, exitCode } = await startCladeWith({ CLADE_STORE_REGION: 'eu-central-1' }, 'list').ended;
  expect([exitCode, err]).toEqual([2, expect.stringContaining('CLADE_STORE is not set; must name a bucket')]);
});

(HAS_REDIS ? it : it.skip)('is all that servers and services on several machines share', async () => {
  const redis = await startRedis();
  const shared = { ...settings, CLADE_QUEUE_URL: redis.url };
  const { api } = await start({ ...shared, CLADE_ROLES: 'gateway,selection' });
  const roles = ['--role', 'trainer', '--role', 'arena', '--workers', '1'];
  const service = startCladeWith(shared, '--data', await temporaryFolder(), 'serve', ...roles);
  await service.wrote('Ctrl-C stops it');
  expect((await finishedOn(api)).lineageHash).toBe(expected);
  service.child.kill('SIGTERM');
  await service.ended;
  await gateway!.stop();
  gateway = undefined;
  await redis.remove();
});
