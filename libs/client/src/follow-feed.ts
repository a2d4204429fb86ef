/**
 * The lineage feed of one tournament: every event after a sequence number that a filter lets through, each once and in
 * order, across lost connections and restarts of the server. In mode `snapshot` a reader that is far behind is given
 * the state after the events so far, and receives the events that follow.
 */
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, LineageEvent, Progress, ServerToClient, SnapshotPart, Subscription } from '#contracts';
import { fromSnapshot, type TournamentState } from '#projection';
import { nextEvents } from './next-events';
import { socketAddressOf } from './socket-address';

export interface FeedProblem {
  detail: string;
  /** The feed is closed for good: the server refused the subscription, or its log has a gap. Else it tries again. */
  ended: boolean;
  /** Failed attempts to connect since the feed was last received, the loss of the connection included. */
  failures: number;
}

export interface FeedListener {
  onEvent(event: LineageEvent): void;
  onProgress(progress: Progress): void;
  onProblem(problem: FeedProblem): void;
  /** Of mode `snapshot`: what to know instead of the events up to `state.lastSeq`. */
  onSnapshot?(state: TournamentState): void;
  /** All events up to this sequence number were handed over, or filtered out. */
  onPosition?(seq: number): void;
  /**
   * The server sends what follows; its log ends at `lastSeq`. Again after each lost connection. `isPolled` where WebSocket is refused on
   * the way, and events are fetched by one request after the other.
   */
  onSubscribed?(lastSeq: number, isPolled: boolean): void;
}

export interface Feed {
  close(): void;
  /** The sequence number up to which the listener has all that it asked for. */
  lastSeq(): number;
}

const ANSWER_TIMEOUT_MS = 10_000;
const RETRY_MS = { reconnectionDelay: 250, reconnectionDelayMax: 5_000 };
/** A gap that is still there after as many subscriptions is in the log itself. */
const TRIES_AT_A_GAP = 3;

/** Follows the feed of the server at `address`, which may ask for a token, until it is closed. */
export function followFeed(address: string, subscription: Subscription, listener: FeedListener, token?: string): Feed {
  const { tournamentId, after, filter } = subscription;
  const { origin, path } = socketAddressOf(address);
  const socket: Socket<ServerToClient, ClientToServer> = io(origin, {
    path,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    upgrade: false, // what was refused is not requested again
    forceNew: true,
    auth: { token },
    ...RETRY_MS,
  });
  let lastSeq = after;
  let failures = 0;
  let gaps = 0;
  let parts: SnapshotPart[] = [];
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
    clearTimeout(retry);
    parts = [];
    socket.timeout(ANSWER_TIMEOUT_MS).emit('subscribe', { ...subscription, after: lastSeq }, (error, answer) => {
      if (error) {
        if (socket.connected) subscribeAgain();
      } else if (answer.ok) {
        failures = 0;
        listener.onSubscribed?.(answer.lastSeq, socket.io.engine.transport.name === 'polling');
      } else if (answer.retry) {
        fail(answer.problem);
        const { reconnectionDelay, reconnectionDelayMax } = RETRY_MS;
        retry = setTimeout(subscribeAgain, Math.min(reconnectionDelayMax, reconnectionDelay * 2 ** failures));
      } else end(answer.problem);
    });
  });

  socket.on('events', (batch, acknowledge) => {
    if (batch.tournamentId !== tournamentId) return;
    const events = nextEvents(batch, lastSeq, filter !== undefined);
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
    lastSeq = Math.max(lastSeq, batch.through);
    listener.onPosition?.(lastSeq);
    acknowledge?.();
  });

  socket.on('snapshot', (part, acknowledge) => {
    if (part.tournamentId !== tournamentId) return;
    parts.push(part);
    if (part.facts && part.seq > lastSeq) {
      lastSeq = part.seq;
      listener.onSnapshot?.(fromSnapshot(parts));
    }
    if (part.facts) parts = [];
    acknowledge();
  });

  socket.on('ended', (feedEnd) => {
    if (feedEnd.tournamentId === tournamentId) end(feedEnd.detail);
  });

  socket.on('progress', (progress) => {
    if (progress.tournamentId === tournamentId) listener.onProgress(progress);
  });

  socket.on('connect_error', (error) => {
    // What is not tried again was refused by the server itself.
    if (socket.active) fail(`Cannot connect to ${address} (${error.message})`);
    else end(error.message);
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    // socket.io does not come back by itself where the server closed the socket.
    if (reason === 'io server disconnect') retry = setTimeout(() => socket.connect(), RETRY_MS.reconnectionDelay);
    fail(`The connection to ${address} was lost (${reason})`);
  });

  return { close, lastSeq: () => lastSeq };
}
