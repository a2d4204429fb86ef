/**
 * The lineage feed of one tournament: every event after a sequence number, each once and in order, across lost
 * connections and restarts of the server.
 */
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, LineageEvent, Progress, ServerToClient, Subscription } from '#contracts';
import { nextEvents } from './next-events';

export interface FeedProblem {
  detail: string;
  /** The feed is closed for good: the server refused the subscription, or its log has a gap. Else it tries again. */
  ended: boolean;
  /** Failed attempts to connect since the feed was last heard, the loss of the connection included. */
  failures: number;
}

export interface FeedListener {
  onEvent(event: LineageEvent): void;
  onProgress(progress: Progress): void;
  onProblem(problem: FeedProblem): void;
  /** The server sends what follows; its log ends at `lastSeq`. Again after each lost connection. */
  onSubscribed?(lastSeq: number): void;
}

export interface Feed {
  close(): void;
  /** The last sequence number that the listener has. */
  lastSeq(): number;
}

const ANSWER_TIMEOUT_MS = 10_000;
const RETRY_MS = { reconnectionDelay: 250, reconnectionDelayMax: 5_000 };
/** A gap that is still there after as many subscriptions is in the log itself. */
const TRIES_AT_A_GAP = 3;

/** Follows the feed of the server at `address` until it is closed. */
export function followFeed(address: string, { tournamentId, after }: Subscription, listener: FeedListener): Feed {
  const socket: Socket<ServerToClient, ClientToServer> = io(address, {
    transports: ['websocket'],
    forceNew: true,
    ...RETRY_MS,
  });
  let lastSeq = after;
  let failures = 0;
  let gaps = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(retry);
    socket.disconnect();
  };
  const fail = (detail: string) => listener.onProblem({ detail, ended: false, failures: ++failures });
  const end = (detail: string) => {
    close();
    listener.onProblem({ detail, ended: true, failures });
  };
  const subscribeAgain = () => socket.disconnect().connect();

  socket.on('connect', () => {
    socket.timeout(ANSWER_TIMEOUT_MS).emit('subscribe', { tournamentId, after: lastSeq }, (error, answer) => {
      if (error) {
        if (socket.connected) subscribeAgain();
      } else if (answer.ok) {
        failures = 0;
        listener.onSubscribed?.(answer.lastSeq);
      } else end(answer.problem);
    });
  });

  socket.on('events', (batch, acknowledge) => {
    const events = nextEvents(batch, lastSeq);
    if (events === null) {
      if (++gaps < TRIES_AT_A_GAP) subscribeAgain();
      else end(`The feed lacks event ${lastSeq + 1} of tournament ${tournamentId}`);
      return;
    }
    for (const event of events) {
      lastSeq = event.seq;
      gaps = 0;
      listener.onEvent(event);
    }
    acknowledge();
  });

  socket.on('progress', (progress) => {
    if (progress.tournamentId === tournamentId) listener.onProgress(progress);
  });

  socket.on('connect_error', (error) => fail(`Cannot connect to ${address} (${error.message})`));
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    // socket.io does not come back by itself where the server closed the socket.
    if (reason === 'io server disconnect') retry = setTimeout(() => socket.connect(), RETRY_MS.reconnectionDelay);
    fail(`The connection to ${address} was lost (${reason})`);
  });

  return { close, lastSeq: () => lastSeq };
}
