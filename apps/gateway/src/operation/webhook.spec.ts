import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LineageEvent } from '#contracts';
import { Webhook } from './webhook';

const event = (seq: number): LineageEvent => ({ seq, tournamentId: 't', type: 'x' }) as unknown as LineageEvent;

interface Listener {
  readonly url: string;
  /** Numbers of the events that came, in order. */
  readonly came: number[];
  readonly server: Server;
}

const listeners: Listener[] = [];

/** Answers with a status; 0: not at all. */
async function listener(status: number): Promise<Listener> {
  const came: number[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      came.push((JSON.parse(body) as LineageEvent).seq);
      if (status !== 0) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, came, server };
  listeners.push(made);
  return made;
}
afterEach(() => {
  for (const { server } of listeners.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const logged = (): { lines: object[]; warn: (line: object) => void; error: (line: object) => void } => {
  const lines: object[] = [];
  return { lines, warn: (line) => void lines.push(line), error: (line) => void lines.push(line) };
};

it('tells events in their order, and what waits as it closes', async () => {
  const { url, came } = await listener(200);
  const webhook = new Webhook(url, null, logged());
  const seqs = Array.from({ length: 50 }, (_, index) => index);
  for (const seq of seqs) webhook.tell(event(seq));
  await webhook.close(5_000);
  expect(came).toEqual(seqs);
});

it('is not kept waiting by another that does not answer, and closes in time without it', async () => {
  const [dead, live] = [await listener(0), await listener(200)];
  const log = logged();
  const [stuck, going] = [dead, live].map(({ url }) => new Webhook(url, null, log));
  for (let seq = 0; seq < 1_100; seq++) stuck.tell(event(seq));
  going.tell(event(1));
  await going.close(5_000);
  expect(live.came).toEqual([1]);
  expect(log.lines.filter((line) => 'problem' in line && line.problem === 'too many wait; dropped')).toHaveLength(99);
  const asked = performance.now();
  await stuck.close(200);
  expect(performance.now() - asked).toBeLessThan(5_000);
  expect(dead.came).toEqual([0]); // one call at a time
  expect(log.lines.at(-1)).toMatchObject({ seq: 1, problem: expect.stringMatching(/were not told: 1000$/) });
});

it('tries again what was not taken, but not once it closes', async () => {
  const { url, came } = await listener(500);
  const log = logged();
  const webhook = new Webhook(url, null, log);
  webhook.tell(event(7));
  while (came.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  await webhook.close(5_000);
  expect(came).toEqual([7, 7]);
  expect(log.lines.at(-1)).toMatchObject({ seq: 7, problem: 'given up' });
});
