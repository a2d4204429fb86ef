/** A server that computes nothing, and services that do its jobs: the lineage is that of one server alone, whoever is killed. */
import { setTimeout } from 'node:timers/promises';
import { HAS_REDIS, type RedisServer, startRedis } from '../support/redis';
import { freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { type CliProcess, startCladeWith } from './support/cli-process';
import { startGateway } from './support/gateway-process';
import { finished, temporaryFolder, until, uploadCorpora, VARIED_CONFIG } from './support/small-tournament';

const SEED = 11;
jest.setTimeout(400_000);

const CONFIG = { ...VARIED_CONFIG, arena: { prompts: 2, sampleCharacters: 100, rounds: 3, promptCharacters: 20 } };

let redis: RedisServer;

async function startService(data: string, ...roles: readonly string[]): Promise<CliProcess> {
  const settings = { CLADE_QUEUE_URL: redis.url };
  const words = roles.flatMap((role) => ['--role', role]);
  const service = startCladeWith(settings, '--data', data, 'serve', ...words, '--workers', '1');
  await service.wrote('Clade does jobs');
  return service;
}

async function end(service: CliProcess, signal: NodeJS.Signals): Promise<void> {
  service.child.kill(signal);
  await service.ended;
}

(HAS_REDIS ? describe : describe.skip)('services', () => {
  let expected: string | null;
  beforeAll(async () => {
    redis = await startRedis();
    const alone = await startGateway({ data: await temporaryFolder(), workers: 2 });
    await uploadCorpora(alone.api);
    const { id } = await alone.api.launch({ config: CONFIG, seed: SEED });
    expected = (await until(alone.api, id, finished)).lineageHash;
    await alone.stop();
  });
  afterAll(() => redis.remove());

  it('are all in one server, if it is told so, over Redis too', async () => {
    const server = await startGateway({ data: await temporaryFolder(), settings: { CLADE_QUEUE_URL: redis.url } });
    await uploadCorpora(server.api);
    const { id } = await server.api.launch({ config: CONFIG, seed: SEED });
    expect(await until(server.api, id, finished)).toMatchObject({ status: 'finished', lineageHash: expected });
    expect(await server.api.deadLetters()).toEqual([]);
    await server.stop();
  });

  const databases = TEST_DATABASE_URL ? ['PGlite', 'PostgreSQL'] : ['PGlite'];
  it.each(databases)('make the lineage of one server alone, on %s, though a trainer is killed', async (name) => {
    const database = name === 'PostgreSQL' ? await freshDatabase(TEST_DATABASE_URL!) : undefined;
    const data = await temporaryFolder();
    const settings = { CLADE_QUEUE_URL: redis.url, CLADE_ROLES: 'gateway,selection' };
    const server = await startGateway({ data, workers: 3, settings, databaseUrl: database?.url });
    const services = await Promise.all(
      [['trainer'], ['trainer'], ['arena']].map((roles) => startService(data, ...roles)),
    );
    await uploadCorpora(server.api);
    const { id } = await server.api.launch({ config: CONFIG, seed: SEED });
    await until(server.api, id, ({ generation }) => generation === 1);
    await setTimeout(100);
    await end(services[0], 'SIGKILL');
    await until(server.api, id, ({ generation }) => generation === 2); // each has its two minutes
    const whole = await until(server.api, id, finished);
    expect(whole).toMatchObject({ status: 'finished', lineageHash: expected });
    const text = await server.api.sample(whole.champion!.id, { prompt: 'Call me', length: 20 });
    expect(text.text.length).toBeGreaterThan(0);
    await Promise.all(services.slice(1).map((service) => end(service, 'SIGTERM')));
    await server.stop();
    await database?.drop();
  });
});

it.each([
  [['gateway'], 'must have both gateway and selection, or neither'],
  [['trainer'], 'CLADE_QUEUE_URL is not set; it must name the Redis that holds the jobs'],
  [['gateway', 'selection'], 'leaves jobs to services; CLADE_QUEUE_URL must name the Redis'],
])('%j alone says what is missing', async (roles, sentence) => {
  const words = roles.flatMap((role) => ['--role', role]);
  const { exitCode, err } = await startCladeWith(
    {},
    '--data',
    await temporaryFolder(),
    'serve',
    '--port',
    '0',
    ...words,
  ).ended;
  expect(err).toContain(sentence);
  expect(exitCode).toBe(2);
});
