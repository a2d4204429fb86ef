/** A server that computes nothing, and services that do its jobs: the lineage is that of one server alone, whoever is killed. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import path from 'node:path';
import { builtFile } from '#settings';
import { JOB_HOLDERS, type JobHolder } from '../support/job-holders';
import { freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { type CliProcess, startCladeWith } from './support/cli-process';
import { download, upload } from './support/archives';
import { startGateway } from './support/gateway-process';
import { finished, temporaryFolder, until, uploadCorpora, VARIED_CONFIG } from './support/small-tournament';

const SEED = 11;
jest.setTimeout(400_000);
process.env.CLADE_LEASE_SECONDS = '5'; // of all that is started here

const CONFIG = { ...VARIED_CONFIG, arena: { prompts: 2, sampleCharacters: 100, rounds: 3, promptCharacters: 20 } };

let holder: JobHolder;

async function startService(data: string, ...roles: readonly string[]): Promise<CliProcess> {
  return startOn(undefined, data, ...roles);
}

async function startOn(DATABASE_URL: string | undefined, data: string, ...roles: readonly string[]) {
  const { CLADE_LEASE_SECONDS } = process.env;
  const settings = { CLADE_QUEUE_URL: holder.url, CLADE_LEASE_SECONDS, ...(DATABASE_URL && { DATABASE_URL }) };
  const words = roles.flatMap((role) => ['--role', role]);
  const service = startCladeWith(settings, '--data', data, 'serve', ...words, '--workers', '1');
  await service.wrote('Ctrl-C stops it');
  return service;
}

async function forkSelection(DATABASE_URL: string, CLADE_DATA: string): Promise<ChildProcess> {
  const settings = { CLADE_QUEUE_URL: holder.url, DATABASE_URL, CLADE_DATA, CLADE_ROLES: 'selection' };
  const child = fork(builtFile('apps/selection/src/main.js'), { env: { ...process.env, ...settings }, execArgv: [] });
  await once(child, 'message');
  return child;
}

async function end(service: CliProcess, signal: NodeJS.Signals): Promise<void> {
  service.child.kill(signal);
  await service.ended;
}

let expected: string | null;
beforeAll(async () => {
  const alone = await startGateway({ data: await temporaryFolder(), workers: 2 });
  await uploadCorpora(alone.api);
  const { id } = await alone.api.launch({ config: CONFIG, seed: SEED });
  expected = (await until(alone.api, id, finished)).lineageHash;
  await alone.stop();
});

for (const [name, start] of JOB_HOLDERS) {
  describe(`services whose jobs are in ${name}`, () => {
    beforeAll(async () => void (holder = await start()));
    afterAll(() => holder.remove());

    it('are all in one server, if it is told so', async () => {
      const server = await startGateway({ data: await temporaryFolder(), settings: { CLADE_QUEUE_URL: holder.url } });
      await uploadCorpora(server.api);
      const { id } = await server.api.launch({ config: CONFIG, seed: SEED });
      expect(await until(server.api, id, finished)).toMatchObject({ status: 'finished', lineageHash: expected });
      expect(await server.api.deadLetters()).toEqual([]);
      await server.stop();
    });

    it('train again what was deleted, as it comes back from an archive', async () => {
      const data = await temporaryFolder();
      const { api, stop } = await startGateway({ data, settings: { CLADE_QUEUE_URL: holder.url } });
      await uploadCorpora(api);
      const { id } = await api.launch({ config: CONFIG, seed: SEED });
      await until(api, id, ({ generation }) => generation >= 1);
      await api.pause(id);
      const archive = await download(api, id);
      await api.resume(id);
      await until(api, id, finished);
      await api.removeTournament(id);
      expect((await readdir(path.join(data, 'weights'))).filter((name) => name.endsWith('.safetensors'))).toEqual([]);
      await upload(api, archive);
      expect(await api.resume(id)).toMatchObject({ status: 'running' });
      expect(await until(api, id, finished)).toMatchObject({ status: 'finished', lineageHash: expected });
      await download(api, id); // all its weights are there
      await stop();
    });

    (TEST_DATABASE_URL ? it : it.skip)(
      'conduct for a gateway that does not, though one of them is killed',
      async () => {
        const database = await freshDatabase(TEST_DATABASE_URL!);
        const data = await temporaryFolder();
        const settings = { CLADE_QUEUE_URL: holder.url, CLADE_ROLES: 'gateway' };
        const { api, ...gateway } = await startGateway({ data, settings, databaseUrl: database.url });
        const workers = await startService(data, 'trainer', 'arena');
        await uploadCorpora(api);
        const recorded = await fetch(`${gateway.address}/api/tournaments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ config: CONFIG, seed: SEED }),
        });
        expect(recorded.status).toBe(202); // nobody can begin it
        const early = (await recorded.json()) as { id: string };
        expect(early).toMatchObject({ status: 'running', generation: -1 });
        const first = await startOn(database.url, data, 'selection');
        const killed = await forkSelection(database.url, data);
        await until(api, early.id, finished);
        const { id } = await api.launch({ config: CONFIG, seed: SEED });
        await until(api, id, ({ generation }) => generation >= 0);
        expect(await api.pause(id)).toMatchObject({ status: 'paused', reason: 'by hand' });
        expect(await api.resume(id)).toMatchObject({ status: 'running' });
        await end(first, 'SIGTERM'); // hands over, if it is the one that conducts
        await until(api, id, ({ status, generation }) => status === 'running' && generation >= 1);
        const second = await startOn(database.url, data, 'selection');
        killed.kill('SIGKILL'); // its lease ends
        expect(await until(api, id, finished)).toMatchObject({ status: 'finished', lineageHash: expected });
        const events = await api.events(id, { after: 0, limit: 500 });
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
        const { id: other } = await api.launch({ config: { ...CONFIG, generations: 60 }, seed: SEED });
        expect(await api.cancel(other)).toMatchObject({ status: 'cancelled' });
        await end(second, 'SIGTERM');
        await end(workers, 'SIGTERM');
        await gateway.stop();
        await database.drop();
      },
    );

    it('make the lineage of one server alone, though a trainer is killed', async () => {
      const database = name === 'PostgreSQL' ? await freshDatabase(TEST_DATABASE_URL!) : undefined; // lineages in PGlite
      const data = await temporaryFolder();
      const settings = { CLADE_QUEUE_URL: holder.url, CLADE_ROLES: 'gateway,selection' };
      const server = await startGateway({ data, workers: 3, settings, databaseUrl: database?.url });
      const services = await Promise.all(
        [['trainer'], ['trainer'], ['arena']].map((roles) => startService(data, ...roles)),
      );
      await uploadCorpora(server.api);
      const { id } = await server.api.launch({ config: CONFIG, seed: SEED });
      await until(server.api, id, ({ generation }) => generation >= 1);
      await setTimeout(100);
      await end(services[0], 'SIGKILL');
      await until(server.api, id, ({ generation }) => generation >= 2); // each has its two minutes
      const whole = await until(server.api, id, finished);
      expect(whole).toMatchObject({ status: 'finished', lineageHash: expected });
      const text = await server.api.sample(whole.champion!.id, { prompt: 'Call me', length: 20 });
      expect(text.text.length).toBeGreaterThan(0);
      await Promise.all(services.slice(1).map((service) => end(service, 'SIGTERM')));
      await server.stop();
      await database?.drop();
    });
  });
}

it.each([
  ['gateway', 'leaves jobs to services; CLADE_QUEUE_URL must name the Redis or PostgreSQL'],
  ['trainer', 'CLADE_QUEUE_URL is not set; it must name the Redis or PostgreSQL that holds the jobs'],
  ['gateway,selection', 'leaves jobs to services; CLADE_QUEUE_URL must name the Redis or PostgreSQL'],
])('%s alone says what is missing', async (role, sentence) => {
  const { exitCode, err } = await startCladeWith({}, '--data', await temporaryFolder(), 'serve', '--role', role).ended;
  expect(err).toContain(sentence);
  expect(exitCode).toBe(2);
});

it.each([
  [{ CLADE_ROLES: 'trainr', CLADE_PORT: 'x' }, [], /^CLADE_PORT is "x".*\nCLADE_ROLES is "trainr"; must be of gateway/],
  [{}, ['--role', 'trainr'], /Must be of gateway, selection, arena, trainer/],
  [{}, ['--role', 'trainer', '--port', '58301'], /^--port is for a gateway alone: trainer listens on no port/],
  [
    { CLADE_QUEUE_URL: 'x', CLADE_LEASE_SECONDS: 'abc', CLADE_JOB_SECONDS: '-1' },
    ['--role', 'arena,trainer'],
    /^CLADE_QUEUE_URL; .*\nCLADE_JOB_SECONDS is "-1".*\nCLADE_LEASE_SECONDS is "abc"/,
  ],
])('with %j and %j it says what is wrong', async (settings: NodeJS.ProcessEnv, words, sentence) => {
  const { exitCode, err } = await startCladeWith(settings, '--data', await temporaryFolder(), 'serve', ...words).ended;
  expect(err).toMatch(sentence);
  expect(exitCode).toBe(2);
});

it('says that services need the folder of a gateway, and how the process that served ended', async () => {
  const settings = { CLADE_QUEUE_URL: 'redis://127.0.0.1:1' };
  const data = await temporaryFolder();
  const lost = await startCladeWith(settings, '--data', data, 'serve', '--role', 'trainer').ended;
  expect(lost.err).toContain(`${data} is the data folder of no gateway so far; services need that of the gateway`);
  expect(lost.exitCode).toBe(1);
  const server = startCladeWith({}, '--data', data, 'serve', '--port', '0');
  await server.wrote('Ctrl-C stops it');
  const { pid } = JSON.parse(await readFile(path.join(data, 'clade.lock'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  expect(await server.ended).toMatchObject({
    exitCode: 1,
    err: `The process of Clade (${pid}) was ended by SIGKILL\n`,
  });
});
