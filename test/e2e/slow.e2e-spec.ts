/** A database that stands still or is far away, and clients on slow lines: nothing is lost, done twice, or otherwise. */
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { cable } from '../support/cable';
import { type FreshDatabase, freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { hasDouble, hasGap, startWitness, wholeLog } from '../survival/witness';
import { startWithFinished } from './support/finished-tournament';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(300_000);

const SEED = 11;
const LONGER_THAN_A_LEASE = 40_000;

it('tells a client on a slow line all that it tells others, and keeps these waiting for nothing', async () => {
  const { gateway, tournament } = await startWithFinished('small');
  const line = await cable(new URL(gateway.address), 400);
  const slow = startWitness(line.url, tournament.id);
  const begun = performance.now();
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 2 }, seed: SEED });
  const [far, near] = [startWitness(line.url, id), startWitness(gateway.address, id)];
  await until(gateway.api, id, finished);
  const seconds = (performance.now() - begun) / 1000;
  const log = await wholeLog(gateway.api, id);
  expect(hasGap(log, await near.told(log.length))).toBe(false);
  expect((performance.now() - begun) / 1000).toBeLessThan(seconds + 5);
  expect(hasGap(log, await far.told(log.length))).toBe(false);
  const before = await wholeLog(gateway.api, tournament.id);
  expect(hasGap(before, await slow.told(before.length))).toBe(false);
  for (const witness of [slow, far, near]) witness.close();
  line.close();
  await gateway.stop();
});

(TEST_DATABASE_URL ? describe : describe.skip)('on PostgreSQL', () => {
  let database: FreshDatabase;
  let data: string;
  let expected: string | null;
  beforeAll(async () => {
    database = await freshDatabase(TEST_DATABASE_URL!);
    data = await temporaryFolder();
    const gateway = await startGateway({ data, databaseUrl: database.url });
    await uploadCorpora(gateway.api);
    const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: SEED });
    expected = (await until(gateway.api, id, finished)).lineageHash;
    await gateway.stop();
  });
  afterAll(() => database.drop());

  const readiness = async ({ address }: GatewayProcess): Promise<[status: number, detail: string | undefined]> => {
    const answer = await fetch(`${address}/api/health/ready`);
    return [answer.status, ((await answer.json()) as { detail?: string }).detail];
  };

  it('a database that is far away makes all slower, and nothing otherwise', async () => {
    const line = await cable(new URL(database.url), 20);
    const gateway = await startGateway({ data, databaseUrl: line.url });
    const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: SEED });
    expect(await until(gateway.api, id, finished)).toMatchObject({ lineageHash: expected });
    await gateway.stop();
    line.close();
  });

  it('while the database stands still the server says so, and then the tournament goes on or is paused with that cause', async () => {
    const line = await cable(new URL(database.url));
    const gateway = await startGateway({ data, databaseUrl: line.url });
    const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: SEED });
    await until(gateway.api, id, ({ generation }) => generation >= 0);
    line.hold();
    const asked = performance.now();
    expect(await readiness(gateway)).toEqual([503, expect.stringContaining('it has not answered for 3 s')]);
    expect(performance.now() - asked).toBeLessThan(8_000);
    expect((await gateway.api.health()).status).toBe('ok');
    await setTimeout(LONGER_THAN_A_LEASE);
    line.release();
    const { status, reason } = await until(gateway.api, id, (tournament) => tournament.status !== 'running');
    if (status === 'paused') {
      // a commit wanted a connection of its own, which is not waited for as long as an answer is
      expect(reason).toMatch('the database cannot be used');
      await gateway.api.resume(id);
    }
    expect(await until(gateway.api, id, finished)).toMatchObject({ lineageHash: expected });
    const log = await wholeLog(gateway.api, id);
    expect([hasGap(log, log), hasDouble(log)]).toEqual([false, false]);
    expect(await readiness(gateway)).toEqual([200, undefined]);
    await gateway.stop();
    line.close();
  });

  it('a server that stood still while another took over its tournament adds nothing to it', async () => {
    const line = await cable(new URL(database.url));
    const settings = { CLADE_LEASE_SECONDS: '5' };
    const stuck = await startGateway({ data, databaseUrl: line.url, settings });
    const beside = await temporaryFolder();
    for (const name of ['corpora', 'weights']) {
      await mkdir(path.join(data, name), { recursive: true });
      await symlink(path.join(data, name), path.join(beside, name));
    }
    const other = await startGateway({ data: beside, databaseUrl: database.url, settings });
    const { id } = await stuck.api.launch({ config: SMALL_CONFIG, seed: SEED });
    await until(other.api, id, ({ generation }) => generation >= 0);
    line.hold();
    await until(other.api, id, ({ status }) => status === 'paused');
    await other.api.resume(id);
    await until(other.api, id, ({ generation }) => generation >= 1);
    line.release();
    expect(await until(other.api, id, finished)).toMatchObject({ lineageHash: expected });
    await setTimeout(2_000); // what was late has come by now
    const log = await wholeLog(stuck.api, id);
    expect([hasGap(log, log), hasDouble(log)]).toEqual([false, false]);
    expect(await stuck.api.tournament(id)).toMatchObject({ status: 'finished', lineageHash: expected });
    await stuck.stop();
    await other.stop();
    line.close();
  });
});
