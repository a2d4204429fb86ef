import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { ClientToServer, EventBatch, LineageEvent, Progress, ServerToClient, Subscription } from '#contracts';
import { applyEvent, countOf, createTournamentState, idOf, toSnapshot, type TournamentState } from '#projection';
import { seededRandom, syntheticLog } from '../../../test/support/synthetic-log';
import { followFeed, type Feed, type FeedProblem } from './follow-feed';

const idsOf = ({ lineage }: Pick<TournamentState, 'lineage'>): string[] =>
  Array.from({ length: countOf(lineage) }, (_, row) => idOf(lineage, row));

type ServerSocket = Socket<ClientToServer, ServerToClient>;

/** Plays the server's part once a client has subscribed; `turn` counts subscriptions from 1. */
type Script = (socket: ServerSocket, subscription: Subscription, turn: number) => void;

const event = (seq: number) => ({ seq, tournamentId: 't1', type: 'individual.died', v: 1 }) as LineageEvent;
/** A batch of all events after `seqs[0] - 1` but those that are not in it. */
const events = (...seqs: number[]): EventBatch => ({
  tournamentId: 't1',
  after: seqs[0] - 1,
  through: seqs[seqs.length - 1],
  events: seqs.map(event),
});
const log = syntheticLog({ generations: 50, births: 100, niches: ['prose'] }, seededRandom(5));
const progress = (tournamentId: string) => ({ tournamentId }) as Progress;

describe('followFeed', () => {
  let http: HttpServer;
  let io: Server<ClientToServer, ServerToClient>;
  let feed: Feed | undefined;
  let subscriptions: number[];
  let received: number[];
  let problems: FeedProblem[];
  let snapshots: TournamentState[];

  async function listen(script: Script, port = 0): Promise<string> {
    http = createServer();
    io = new Server(http);
    io.on('connection', (socket) => {
      socket.on('subscribe', (subscription, answer) => {
        subscriptions.push(subscription.after);
        answer({ ok: true, lastSeq: 9 });
        script(socket, subscription, subscriptions.length);
      });
    });
    await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  }

  /** Follows until event `last` is received. */
  const followTo = (last: number, address: string, asked: Omit<Subscription, 'tournamentId'> = { after: 0 }) =>
    new Promise<void>((resolve, reject) => {
      feed = followFeed(
        address,
        { tournamentId: 't1', ...asked },
        {
          onSnapshot: (state) => snapshots.push(state),
          onEvent: ({ seq }) => {
            received.push(seq);
            if (seq === last) resolve();
          },
          onProgress: () => undefined,
          onProblem: (problem) => {
            problems.push(problem);
            if (problem.ended) reject(new Error(problem.detail));
          },
        },
      );
    });

  beforeEach(() => {
    subscriptions = [];
    received = [];
    problems = [];
    snapshots = [];
  });
  afterEach(async () => {
    feed?.close();
    await io.close();
  });

  it('says where the log ends once it is subscribed', async () => {
    const address = await listen(() => undefined);
    const end = await new Promise<number>((resolve) => {
      const listener = { onEvent: () => undefined, onProgress: () => undefined, onProblem: () => undefined };
      feed = followFeed(address, { tournamentId: 't1', after: 5 }, { ...listener, onSubscribed: resolve });
    });
    expect(end).toBe(9);
  });

  it('receives the log, then what follows, each batch after the one before is acknowledged', async () => {
    const order: string[] = [];
    const address = await listen((socket, { after }) => {
      socket.emit('events', events(after + 1, after + 2), () => {
        order.push(`acknowledged after ${received.at(-1)}`);
        socket.emit('events', events(after + 3), () => undefined);
      });
    });
    await followTo(8, address, { after: 5 });
    expect(subscriptions).toEqual([5]);
    expect(received).toEqual([6, 7, 8]);
    expect(order).toEqual(['acknowledged after 7']);
    expect(feed!.lastSeq()).toBe(8);
    expect(problems).toEqual([]);
  });

  it('comes back after a lost connection with the last event it has, and drops doubles', async () => {
    const address = await listen((socket, _, turn) => {
      if (turn === 1) socket.emit('events', events(1, 2), () => socket.conn.close());
      else socket.emit('events', events(1, 2, 3, 3, 4), () => undefined);
    });
    await followTo(4, address);
    expect(subscriptions).toEqual([0, 2]);
    expect(received).toEqual([1, 2, 3, 4]);
    expect(problems).toEqual([expect.objectContaining({ ended: false, failures: 1 })]);
  });

  it('comes back after the server has closed the socket itself', async () => {
    const address = await listen((socket, { after }, turn) => {
      socket.emit('events', events(after + 1), () => void (turn === 1 && socket.disconnect()));
    });
    await followTo(2, address);
    expect(subscriptions).toEqual([0, 1]);
  });

  it('waits for a server that is restarted', async () => {
    const address = await listen((socket) => socket.emit('events', events(1), () => void io.close()));
    await followTo(1, address);
    feed!.close();
    await io.close();
    const again = followTo(2, address, { after: 1 });
    while (problems.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await listen((socket) => socket.emit('events', events(2), () => undefined), Number(new URL(address).port));
    await again;
    expect(received).toEqual([1, 2]);
    expect(problems.slice(0, 2).map(({ failures }) => failures)).toEqual([1, 2]);
  });

  it('subscribes again where an event is missing, and acknowledges no batch with a gap', async () => {
    let acknowledged = false;
    const address = await listen((socket, _, turn) => {
      if (turn === 1) {
        socket.emit('events', events(1), () => undefined);
        socket.emit('events', events(3), () => (acknowledged = true));
      } else socket.emit('events', events(2, 3), () => undefined);
    });
    await followTo(3, address);
    expect(subscriptions).toEqual([0, 1]);
    expect(received).toEqual([1, 2, 3]);
    expect(acknowledged).toBe(false);
  });

  it('gives up on a log that has a gap', async () => {
    const address = await listen((socket) => socket.emit('events', events(1, 3), () => undefined));
    await expect(followTo(3, address)).rejects.toThrow('lacks event 1 of tournament t1');
    expect(subscriptions).toEqual([0, 0, 0]);
    expect(received).toEqual([]);
  });

  it('goes on from where a filtered batch ends, events or none, and takes gaps for what did not pass', async () => {
    const batches = [
      { ...events(2, 5), after: 0 },
      { ...events(9), after: 5, through: 12, events: [] },
    ];
    const address = await listen((socket, _, turn) => {
      if (turn > 1) return socket.emit('events', { ...events(14), after: 12, through: 14 });
      socket.emit('events', batches[0], () => socket.emit('events', batches[1], () => socket.conn.close()));
    });
    await followTo(14, address, { after: 0, filter: { niches: ['prose'] } });
    expect(subscriptions).toEqual([0, 12]);
    expect(received).toEqual([2, 5, 14]);
  });

  it('subscribes again where a filtered feed lacks a batch', async () => {
    const address = await listen((socket, { after }, turn) => {
      socket.emit('events', { ...events(4), after: turn === 1 ? 2 : after, through: 4 });
    });
    await followTo(4, address, { after: 0, filter: { types: ['individual.died'] } });
    expect(subscriptions).toEqual([0, 0]);
  });

  it('takes a snapshot in parts, and the events that follow it', async () => {
    const state = createTournamentState();
    for (const each of log) applyEvent(state, each);
    const parts = toSnapshot('t1', state, 2000);
    const address = await listen((socket, _, turn) => {
      // The connection is lost between the parts at first.
      if (turn === 1) socket.emit('snapshot', parts[0], () => socket.conn.close());
      else {
        for (const part of parts) socket.emit('snapshot', part, () => undefined);
        socket.emit('events', events(log.length + 1));
      }
    });
    expect(parts.length).toBeGreaterThan(1);
    await followTo(log.length + 1, address, { after: 0, mode: 'snapshot' });
    expect(subscriptions).toEqual([0, 0]);
    expect(received).toEqual([log.length + 1]);
    expect(snapshots.map(({ lastSeq, lineage }) => [lastSeq, idsOf({ lineage })])).toEqual([
      [log.length, idsOf(state).map((id) => id.replace('t-', 't1-'))],
    ]);
  });

  it('ends where the server says that the feed has ended', async () => {
    const address = await listen((socket) => {
      socket.emit('ended', { tournamentId: 't2', detail: 'not this one' });
      socket.emit('ended', { tournamentId: 't1', detail: 'tournament t1 was deleted' });
    });
    await expect(followTo(1, address)).rejects.toThrow('tournament t1 was deleted');
  });

  it('ends where the server refuses the subscription', async () => {
    const address = await listen(() => undefined);
    io.removeAllListeners('connection').on('connection', (socket) => {
      socket.on('subscribe', (_, answer) => answer({ ok: false, problem: 'There is no tournament t1' }));
    });
    await expect(followTo(1, address)).rejects.toThrow('There is no tournament t1');
  });

  it('subscribes again where the cause of a refusal will pass', async () => {
    const address = await listen(() => undefined);
    let asked = 0;
    io.removeAllListeners('connection').on('connection', (socket) => {
      socket.on('subscribe', (_, answer) => {
        if (++asked < 3) return answer({ ok: false, problem: 'the database cannot be used', retry: true });
        answer({ ok: true, lastSeq: 1 });
        socket.emit('events', events(1), () => undefined);
      });
    });
    await followTo(1, address);
    expect(problems).toEqual([
      { detail: 'the database cannot be used', ended: false, failures: 1 },
      { detail: 'the database cannot be used', ended: false, failures: 2 },
    ]);
  });

  it('passes on the progress of its own tournament', async () => {
    const address = await listen((socket) => {
      socket.emit('progress', progress('t2'));
      socket.emit('progress', progress('t1'));
    });
    const first = await new Promise<Progress>((resolve) => {
      const listener = { onEvent: () => undefined, onProgress: resolve, onProblem: () => undefined };
      feed = followFeed(address, { tournamentId: 't1', after: 0 }, listener);
    });
    expect(first.tournamentId).toBe('t1');
  });

  it('receives nothing more once it is closed', async () => {
    const address = await listen((socket) => socket.emit('events', events(1), () => undefined));
    await followTo(1, address);
    feed!.close();
    for (const socket of await io.fetchSockets()) socket.emit('events', events(2), () => undefined);
    await io.close();
    expect(received).toEqual([1]);
    expect(problems).toEqual([]);
  });
});
