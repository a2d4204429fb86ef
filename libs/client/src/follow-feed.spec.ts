import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { ClientToServer, LineageEvent, Progress, ServerToClient, Subscription } from '#contracts';
import { followFeed, type Feed, type FeedProblem } from './follow-feed';

type ServerSocket = Socket<ClientToServer, ServerToClient>;

/** Plays the server's part once a client has subscribed; `turn` counts subscriptions from 1. */
type Script = (socket: ServerSocket, subscription: Subscription, turn: number) => void;

const event = (seq: number) => ({ seq, tournamentId: 't1', type: 'individual.died', v: 1 }) as LineageEvent;
const events = (...seqs: number[]) => seqs.map(event);
const progress = (tournamentId: string) => ({ tournamentId }) as Progress;

describe('followFeed', () => {
  let http: HttpServer;
  let io: Server<ClientToServer, ServerToClient>;
  let feed: Feed | undefined;
  let subscriptions: number[];
  let heard: number[];
  let problems: FeedProblem[];

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

  /** Follows until event `last` is heard. */
  const followTo = (last: number, address: string, after = 0) =>
    new Promise<void>((resolve, reject) => {
      feed = followFeed(
        address,
        { tournamentId: 't1', after },
        {
          onEvent: ({ seq }) => {
            heard.push(seq);
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
    heard = [];
    problems = [];
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

  it('hears the log, then what follows, each batch after the one before is acknowledged', async () => {
    const order: string[] = [];
    const address = await listen((socket, { after }) => {
      socket.emit('events', events(after + 1, after + 2), () => {
        order.push(`acknowledged after ${heard.at(-1)}`);
        socket.emit('events', events(after + 3), () => undefined);
      });
    });
    await followTo(8, address, 5);
    expect(subscriptions).toEqual([5]);
    expect(heard).toEqual([6, 7, 8]);
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
    expect(heard).toEqual([1, 2, 3, 4]);
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
    const again = followTo(2, address, 1);
    while (problems.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await listen((socket) => socket.emit('events', events(2), () => undefined), Number(new URL(address).port));
    await again;
    expect(heard).toEqual([1, 2]);
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
    expect(heard).toEqual([1, 2, 3]);
    expect(acknowledged).toBe(false);
  });

  it('gives up on a log that has a gap', async () => {
    const address = await listen((socket) => socket.emit('events', events(1, 3), () => undefined));
    await expect(followTo(3, address)).rejects.toThrow('lacks event 1 of tournament t1');
    expect(subscriptions).toEqual([0, 0, 0]);
    expect(heard).toEqual([]);
  });

  it('ends where the server refuses the subscription', async () => {
    const address = await listen(() => undefined);
    io.removeAllListeners('connection').on('connection', (socket) => {
      socket.on('subscribe', (_, answer) => answer({ ok: false, problem: 'There is no tournament t1' }));
    });
    await expect(followTo(1, address)).rejects.toThrow('There is no tournament t1');
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

  it('hears nothing more once it is closed', async () => {
    const address = await listen((socket) => socket.emit('events', events(1), () => undefined));
    await followTo(1, address);
    feed!.close();
    for (const socket of await io.fetchSockets()) socket.emit('events', events(2), () => undefined);
    await io.close();
    expect(heard).toEqual([1]);
    expect(problems).toEqual([]);
  });
});
