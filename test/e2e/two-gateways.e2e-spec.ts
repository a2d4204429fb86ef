/** Several servers on one PostgreSQL database, and a database that goes away: nothing is lost, and no cause is made up. */
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type FeedListener, followFeed } from '#client';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { cable } from '../support/cable';
import { refusal } from './support/archives';
import { type FreshDatabase, freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { hasGap, startWitness, wholeLog } from '../survival/witness';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

const SEED = 11;
jest.setTimeout(300_000);
process.env.CLADE_LEASE_SECONDS = '5'; // of all that is started here

/** A folder that shares corpora and weights with another, as several machines share a disk. */
async function besides(data: string): Promise<string> {
  const other = await temporaryFolder();
  for (const name of ['corpora', 'weights']) {
    await mkdir(path.join(data, name), { recursive: true });
    await symlink(path.join(data, name), path.join(other, name));
  }
  return other;
}

const ready = ({ address }: GatewayProcess): Promise<Response> => fetch(`${address}/api/health/ready`);

(TEST_DATABASE_URL ? describe : describe.skip)('on PostgreSQL', () => {
  let database: FreshDatabase;
  beforeEach(async () => void (database = await freshDatabase(TEST_DATABASE_URL!)));
  afterEach(() => database.drop());

  it('a tournament is conducted by one server alone, and by another once that was killed', async () => {
    const data = await temporaryFolder();
    const first = await startGateway({ data, databaseUrl: database.url });
    await uploadCorpora(first.api);
    const whole = await first.api.launch({ config: SMALL_CONFIG, seed: SEED });
    const expected = (await until(first.api, whole.id, finished)).lineageHash;

    const { id } = await first.api.launch({ config: { ...SMALL_CONFIG, generations: 60 }, seed: SEED });
    const second = await startGateway({ data: await besides(data), databaseUrl: database.url });
    const third = await startGateway({ data: await temporaryFolder(), databaseUrl: database.url });
    expect(await second.api.tournament(id)).toMatchObject({ status: 'running', reason: null });
    for (const ask of [() => second.api.pause(id), () => second.api.resume(id), () => second.api.cancel(id)]) {
      expect(await refusal(ask())).toEqual([
        409,
        expect.stringMatching(/is conducted by another server, .*lease ends in \d+ s/),
      ]);
    }
    await first.api.cancel(id);
    const ended = new Promise<string>((resolve) => {
      const onProblem: FeedListener['onProblem'] = ({ detail, ended: isOver }) => void (isOver && resolve(detail));
      const listener = { onEvent: () => undefined, onProgress: () => undefined, onProblem };
      followFeed(second.address, { tournamentId: id, after: 0 }, listener);
    });
    await setTimeout(500);
    await first.api.removeTournament(id);
    expect(await ended).toContain('was deleted');

    const { id: short } = await first.api.launch({ config: SMALL_CONFIG, seed: SEED });
    const seen: string[] = [];
    const feed = followFeed(
      second.address,
      { tournamentId: short, after: 0 },
      { onEvent: ({ type }) => void seen.push(type), onProgress: () => undefined, onProblem: () => undefined },
    );
    await until(first.api, short, ({ generation }) => generation >= 1);
    for (let tries = 0; tries < 100 && !seen.includes('generation.closed'); tries++) await setTimeout(100);
    expect(seen).toContain('generation.closed'); // what the first commits is told by the second
    feed.close();
    await first.kill();
    expect(await second.api.tournament(short)).toMatchObject({ status: 'running' });
    expect(await refusal(third.api.resume(short))).toEqual([
      409,
      expect.stringMatching(/cannot go on at this server: corpus file .* is missing/),
    ]);
    const reason = 'interrupted: its server ended';
    await until(second.api, short, (paused) => paused.status === 'paused' && paused.reason === reason);
    expect(await second.api.resume(short)).toMatchObject({ status: 'running', reason: null });
    expect(await second.api.tournament(short)).toMatchObject({ status: 'running' });
    expect(await until(second.api, short, finished)).toMatchObject({ lineageHash: expected });
    await second.stop();
    await third.stop();
  });

  it('while the database is away all is answered 503, and after it the tournament is paused with the cause', async () => {
    const line = await cable(new URL(database.url));
    const gateway = await startGateway({ data: await temporaryFolder(), databaseUrl: line.url });
    await uploadCorpora(gateway.api);
    const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: SEED });
    await until(gateway.api, id, ({ generation }) => generation >= 1);
    expect(await (await ready(gateway)).json()).toEqual({ status: 'ready' });
    line.cut();
    await setTimeout(1100); // what was asked just before is answered from memory
    const unready = await ready(gateway);
    const late = startWitness(gateway.address, id); // subscribes while the database is away
    expect([unready.status, unready.headers.get('content-type')]).toEqual([
      503,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await refusal(gateway.api.tournament(id))).toEqual([
      503,
      expect.stringContaining('the database cannot be used'),
    ]);
    expect(await refusal(gateway.api.resume(id))).toEqual([
      503,
      expect.stringContaining('the database cannot be used'),
    ]);
    await setTimeout(8000); // the run ends meanwhile, and cannot record that
    line.mend();
    const paused = await until(gateway.api, id, ({ status }) => status !== 'running');
    expect(paused).toMatchObject({ status: 'paused', reason: expect.stringContaining('the database cannot be used') });
    expect((await ready(gateway)).status).toBe(200);
    await gateway.api.resume(id);
    const { lineageHash } = await until(gateway.api, id, finished);
    const log = await wholeLog(gateway.api, id);
    expect(hasGap(log, await late.told(log.length))).toBe(false);
    late.close();
    const whole = await gateway.api.launch({ config: SMALL_CONFIG, seed: SEED });
    expect(await until(gateway.api, whole.id, finished)).toMatchObject({ lineageHash });
    await gateway.stop();
    line.close();
  });
});
