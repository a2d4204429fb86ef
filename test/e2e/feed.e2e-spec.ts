/** The lineage feed: every event once and in order, across lost connections and restarts of the server. */
import { setTimeout as rest } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, LineageEvent, ServerToClient, Subscription, SubscriptionAnswer } from '#contracts';
import { type FeedProblem, followFeed } from '#client';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(300_000);

let data: string;
let gateway: GatewayProcess;
beforeAll(async () => {
  data = await temporaryFolder();
  gateway = await startGateway({ data });
  await uploadCorpora(gateway.api);
});
afterAll(() => gateway.stop());

type FeedSocket = Socket<ServerToClient, ClientToServer>;
const connect = (): FeedSocket => io(gateway.address, { transports: ['websocket'], forceNew: true });
const subscribe = (socket: FeedSocket, message: unknown): Promise<SubscriptionAnswer> =>
  socket.timeout(5000).emitWithAck('subscribe', message as { tournamentId: string; after: number });

async function wholeLog(id: string): Promise<LineageEvent[]> {
  const { lastSeq } = await gateway.api.tournament(id);
  const events = await gateway.api.events(id, { limit: 1000 });
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1));
  return events;
}

it('gives a client that was disconnected in the middle every event once, in order', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 3 });
  const received: LineageEvent[] = [];
  const told: unknown[] = [];
  let drops = 0;
  let socket = connect();
  const listen = (): void => {
    socket.on('connect', () => {
      const after = received.at(-1)?.seq ?? 0;
      const subscribed = subscribe(socket, { tournamentId: id, after });
      subscribed.then((answer) => told.push({ after, answer })).catch((error) => told.push({ after, error }));
    });
    socket.on('disconnect', (reason) => {
      told.push(reason);
      if (reason === 'io server disconnect') socket.connect(); // as the client library does
    });
    socket.on('ended', (end) => told.push(end));
    socket.on('events', (batch, acknowledge) => {
      received.push(...batch.events);
      if (drops < 6 && received.length > 8 * (drops + 1)) {
        drops++;
        socket.disconnect(); // without acknowledging
        socket = connect();
        listen();
      } else acknowledge?.();
    });
  };
  listen();
  await until(gateway.api, id, finished);
  const log = await wholeLog(id);
  for (const deadline = Date.now() + 60_000; received.length < log.length && Date.now() < deadline;) await rest(20);
  if (received.length < log.length) throw new Error(`${received.length} of ${log.length}: ${JSON.stringify(told)}`);
  socket.disconnect();
  expect(drops).toBeGreaterThanOrEqual(3); // fewer than six where events come in few batches
  expect(received).toEqual(log);
});

it('goes on across kill -9 and restart of the server, through the client library', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 4 });
  const received: LineageEvent[] = [];
  const listener = {
    onEvent: (event: LineageEvent) => received.push(event),
    onProgress: () => undefined,
    onProblem: () => undefined,
  };
  const before = followFeed(gateway.address, { tournamentId: id, after: 0 }, listener);
  await until(gateway.api, id, ({ generation }) => generation >= 1);
  await gateway.kill();
  before.close();

  gateway = await startGateway({ data });
  const after = followFeed(gateway.address, { tournamentId: id, after: before.lastSeq() }, listener);
  await gateway.api.resume(id);
  await until(gateway.api, id, finished);
  const log = await wholeLog(id);
  while (after.lastSeq() < log.length) await rest(20);
  after.close();
  expect(received).toEqual(log);
  expect(log.filter(({ type }) => type === 'tournament.finished')).toHaveLength(1);
});

it('tells the same story as the tables', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 5 });
  await until(gateway.api, id, finished);
  const log = await wholeLog(id);
  const ids = (type: LineageEvent['type']): string[] =>
    log.flatMap((event) => (event.type === type && 'id' in event.data ? [event.data.id] : [])).sort();
  const { rows } = await gateway.api.individuals(id, { limit: 200 });
  const living = rows.filter(({ diedGeneration }) => diedGeneration === null);
  expect(ids('individual.born')).toEqual(rows.map((row) => row.id).sort());
  expect([...new Set(ids('individual.trained'))]).toEqual(
    rows
      .filter(({ status }) => status === 'trained')
      .map((row) => row.id)
      .sort(),
  );
  expect(new Set(ids('individual.died'))).toEqual(
    new Set(rows.filter((row) => !living.includes(row)).map((row) => row.id)),
  );
});

it('lets through to a filtered client what concerns its niche, and tells it how far the log is', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 5 });
  const received: LineageEvent[] = [];
  const feed = followFeed(
    gateway.address,
    { tournamentId: id, after: 0, filter: { niches: ['sounds'], types: ['individual.born', 'individual.evaluated'] } },
    { onEvent: (event) => received.push(event), onProgress: () => undefined, onProblem: () => undefined },
  );
  await until(gateway.api, id, finished);
  const log = await wholeLog(id);
  while (feed.lastSeq() < log.length) await rest(20);
  feed.close();
  const sounds = new Set(
    (await gateway.api.individuals(id, { niche: 'sounds', limit: 200 })).rows.map((row) => row.id),
  );
  const expected = log.filter(
    ({ type, data }) =>
      ['individual.born', 'individual.evaluated'].includes(type) && 'id' in data && sounds.has(data.id),
  );
  expect(expected.length).toBeGreaterThan(sounds.size);
  expect(received).toEqual(expected);
});

it('says that it has ended where the tournament is deleted, to all who follow it', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 5 });
  await gateway.api.cancel(id);
  const { lastSeq } = await gateway.api.tournament(id);
  const endOf = (subscription: Omit<Subscription, 'tournamentId'>) =>
    new Promise<FeedProblem>((resolve) => {
      followFeed(
        gateway.address,
        { tournamentId: id, ...subscription },
        {
          onProgress: () => undefined,
          onProblem: resolve,
          onEvent: () => undefined,
          onSubscribed: () => void (++subscribed === 3 && void gateway.api.removeTournament(id)),
        },
      );
    });
  let subscribed = 0;
  const filter = { niches: ['prose'] };
  const ends = [endOf({ after: 0 }), endOf({ after: lastSeq, mode: 'snapshot' }), endOf({ after: 0, filter })];
  for (const end of await Promise.all(ends)) {
    expect(end).toMatchObject({ ended: true, detail: `tournament ${id} was deleted` });
  }
});

it('tells those who are live that their tournament was paused, as the server shuts down', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 7 });
  const received: LineageEvent[] = [];
  const feed = followFeed(
    gateway.address,
    { tournamentId: id, after: 0 },
    { onEvent: (event) => received.push(event), onProgress: () => undefined, onProblem: () => undefined },
  );
  while (received.length < 5) await rest(20);
  const { port } = new URL(gateway.address);
  await gateway.stop();
  while (received.at(-1)?.type !== 'tournament.paused') await rest(20);
  feed.close();
  expect(received.at(-1)!.data).toEqual({ reason: 'the server is shutting down' });
  gateway = await startGateway({ data, port: Number(port) });
  expect(received).toEqual(await wholeLog(id));
});

it('answers a bad subscription with what is wrong', async () => {
  const { id, lastSeq } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 6 });
  const socket = connect();
  for (const [message, problem] of [
    [{ tournamentId: 'nobody', after: 0 }, 'there is no tournament "nobody"'],
    [{ tournamentId: id, after: -1 }, 'after is -1; '],
    [{ tournamentId: id, after: lastSeq + 100_000 }, 'but the log ends at'],
    [{ tournamentId: id, after: 0, filter: { types: ['individual.bron'] } }, 'filter.types.0 is "individual.bron"; '],
    [{ tournamentId: id, after: 0, filter: { niche: 'prose' } }, 'filter.niche is an unknown field'],
    [{ tournamentId: id, after: 0, mode: 'snapshot', filter: {} }, 'only in mode log'],
    [{ tournamentId: id, after: 0, mode: 'live' }, 'mode is "live"; '],
    ['nonsense', 'body is "nonsense"; '],
    [[1, { a: 2 }], 'body is [1,{"a":2}]; '],
    [{ tournamentId: 'a\0', after: 0 }, 'must hold no NUL character'],
    [Buffer.alloc(10_000), 'body has too much in it'],
    [null, 'body is null; '],
  ] as const) {
    expect(await subscribe(socket, message)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  }
  expect(await subscribe(socket, { tournamentId: id, after: 0 })).toMatchObject({ ok: true });
  socket.disconnect();
});

it('answers messages that lack everything, and lives', async () => {
  const socket: Socket = io(gateway.address, { transports: ['websocket'], forceNew: true });
  const answered = (...words: unknown[]) => new Promise((resolve) => socket.emit('subscribe', ...words, resolve));
  expect(await answered()).toEqual({ ok: false, problem: 'body is missing; must be an object' });
  expect(await answered(1, 2, 3)).toEqual({ ok: false, problem: 'body is [1,2,3]; must be an object' });
  for (const message of [undefined, null, 'x', { tournamentId: 'nobody', after: 0 }, Array(100).fill([])]) {
    socket.emit('unsubscribe', message);
    const ending = new Promise((resolve) => socket.once('ended', resolve));
    socket.emit('subscribe', message);
    expect(await ending).toEqual({ tournamentId: expect.any(String), detail: expect.stringMatching(/./) });
  }
  for (const event of ['vote', 'ballot', 'nothing']) socket.emit(event, null);
  const deep = `2["subscribe",${'['.repeat(20_000)}${']'.repeat(20_000)}]`;
  (socket.io.engine as unknown as { write(packet: string): void }).write(deep);
  expect(await answered({ tournamentId: 'nobody', after: 0 })).toMatchObject({ ok: false });
  expect((await gateway.api.health()).pid).toBe(gateway.child.pid);
  socket.disconnect();
});

it('says of a tournament that is resumed the same in every answer', async () => {
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 60 }, seed: 23 });
  await until(gateway.api, id, ({ individuals }) => individuals > 0);
  for (let round = 0; round < 3; round++) {
    expect(await gateway.api.pause(id)).toMatchObject({ status: 'paused' });
    const resumed = await gateway.api.resume(id);
    expect(resumed).toMatchObject({ status: 'running', reason: null });
    expect(await gateway.api.tournament(id)).toMatchObject({ status: 'running', reason: null });
    const events = await gateway.api.events(id, { after: resumed.lastSeq - 1, limit: 1 });
    expect(events[0].type).toBe('tournament.resumed');
  }
  await gateway.api.cancel(id);
});
