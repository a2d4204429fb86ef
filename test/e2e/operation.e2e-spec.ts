/** What a real server tells those who keep it running: metrics, webhooks, and that it ends in time. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { JOB_HOLDERS } from '../support/job-holders';
import { startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(180_000);

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const calls: Call[] = [];
let failures = 1;
let listener: Server;
let hook: string;

beforeAll(async () => {
  listener = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      if (failures-- > 0) return void response.writeHead(500).end();
      calls.push({ headers: request.headers, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  hook = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
});
afterAll(() => void listener.close());

async function metrics(address: string): Promise<Map<string, number>> {
  const answer = await fetch(`${address}/api/prometheus`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

it('counts what it does, and tells webhooks what happened, again where they failed, signed', async () => {
  const settings = {
    CLADE_WEBHOOKS: hook,
    CLADE_WEBHOOK_SECRET: 'secret',
    CLADE_WEBHOOK_EVENTS: 'generation.closed tournament.finished',
  };
  const gateway = await startGateway({ data: await temporaryFolder(), settings });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 2 }, seed: 3 });
  const { lastSeq } = await until(gateway.api, id, finished);
  const told = await metrics(gateway.address);
  expect(told.get('clade_events_total')).toBe(lastSeq);
  expect(told.get('clade_jobs_done_total{queue="training",kind="train"}')).toBeGreaterThan(1);
  expect(told.get('clade_job_cpu_seconds_total{queue="training",kind="train"}')).toBeGreaterThan(0);
  expect(told.get('clade_tournaments_running')).toBe(0);
  expect(told.get('clade_queue_waiting{queue="training"}')).toBe(0);
  expect(told.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  while (calls.length < 3) await setTimeout(50);
  const events = calls.map(({ body }) => JSON.parse(body) as { type: string; tournamentId: string; seq: number });
  expect(events.map(({ type }) => type).sort()).toEqual([
    'generation.closed',
    'generation.closed',
    'tournament.finished',
  ]);
  for (const { headers, body } of calls) {
    const signature = createHmac('sha256', 'secret').update(body).digest('hex');
    expect(headers['x-clade-signature']).toBe(`sha256=${signature}`);
  }
  await gateway.stop();
});

it('tells a live webhook that its end paused a tournament, within ten seconds, though another does not answer', async () => {
  const dead = createServer(() => undefined);
  await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve));
  const settings = {
    CLADE_WEBHOOKS: `http://127.0.0.1:${(dead.address() as AddressInfo).port} ${hook}`,
    CLADE_WEBHOOK_EVENTS: 'generation.opened tournament.paused',
  };
  calls.length = 0;
  const gateway = await startGateway({ data: await temporaryFolder(), settings });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 100 }, seed: 3 });
  await until(gateway.api, id, ({ generation }) => generation >= 1);
  const asked = performance.now();
  gateway.child.kill('SIGTERM');
  const code = await new Promise((resolve) => gateway.child.on('exit', resolve));
  expect([code, performance.now() - asked < 10_000]).toEqual([0, true]);
  expect(JSON.parse(calls.at(-1)!.body)).toMatchObject({
    type: 'tournament.paused',
    tournamentId: id,
    data: { reason: 'the server is shutting down' },
  });
  dead.closeAllConnections();
  dead.close();
});

describe.each(JOB_HOLDERS)('with jobs in %s', (_, start) => {
  it('counts jobs that wait and services, is not ready while it is away, and refuses what needs it within seconds', async () => {
    const holder = await start();
    const settings = { CLADE_QUEUE_URL: holder.url, CLADE_ROLES: 'gateway,selection' };
    const gateway = await startGateway({ data: await temporaryFolder(), settings });
    const ready = async () => {
      const answer = await fetch(`${gateway.address}/api/health/ready`);
      return [answer.status, ((await answer.json()) as { detail?: string }).detail];
    };
    await uploadCorpora(gateway.api);
    const refusal = gateway.api.launch({ config: SMALL_CONFIG }).catch((error: unknown) => (error as Error).message);
    let told = await metrics(gateway.address);
    while (told.get('clade_queue_waiting{queue="arena"}') !== 1) told = await metrics(gateway.address); // its survey
    expect(told.get('clade_queue_services{queue="arena"}')).toBe(0);
    expect(told.get('clade_queue_services{queue="training"}')).toBe(0);
    expect(await ready()).toEqual([200, undefined]);
    await setTimeout(1500); // as long as Redis may take to write down what it holds
    await holder.away();
    const asked = performance.now();
    const sentence = new RegExp(
      `CLADE_QUEUE_URL names \\(${new URL(holder.url).host}\\) cannot be used: .*; try again later`,
    );
    expect(await ready()).toEqual([503, expect.stringMatching(sentence)]);
    expect(await refusal).toMatch(sentence);
    await expect(gateway.api.launch({ config: SMALL_CONFIG, seed: 3 })).rejects.toThrow(sentence);
    await expect(gateway.api.deadLetters()).rejects.toThrow(sentence);
    const left = await metrics(gateway.address);
    expect([...left.keys()].filter((name) => name.startsWith('clade_queue_'))).toEqual([]);
    expect(left.get('clade_tournaments_running')).toBe(0);
    expect(performance.now() - asked).toBeLessThan(25_000);
    await holder.back();
    while ((await ready())[0] !== 200) await setTimeout(200);
    await gateway.stop();
    await holder.remove();
  });
});
