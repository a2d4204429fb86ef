import { followFeed, type Feed, type FeedListener } from '#client';
import type { LineageEvent, Progress, Subscription } from '#contracts';
import { CommandFailure } from '../command-failure';
import type { Server } from '../server/server';

export interface Listener {
  onEvent(event: LineageEvent): void;
  onProgress?(progress: Progress): void;
  /** All up to this sequence number has been told, filtered or not. */
  onPosition?(seq: number): void;
  /** What is to be known of the connection: that it is lost and being restored, or slow. */
  onTrouble(text: string): void;
}

export interface Following {
  /** Resolves with the last event; rejects where the feed or a private gateway ends before it. */
  readonly ended: Promise<LineageEvent>;
  close(): void;
}

/** With pauses of up to five seconds between them, a minute and a half. */
const FAILURES_BORNE = 20;
const POLLED =
  'WebSocket is refused on the way to the server: events are asked for again and again, and come a little later';
/** After which a tournament runs no more. */
export const STOPS: ReadonlySet<LineageEvent['type']> = new Set([
  'tournament.paused',
  'tournament.cancelled',
  'tournament.failed',
  'tournament.finished',
]);

/** Whether a tournament runs no more after an event. */
export function isStop({ type }: LineageEvent): boolean {
  return STOPS.has(type);
}

/** Follows a tournament up to the first event that `isLast` says is the last. */
export function follow(
  server: Server,
  subscription: Subscription,
  isLast: (event: LineageEvent) => boolean,
  listener: Listener,
): Following {
  let feed: Feed | undefined;
  let wasPolled = false;
  const last = new Promise<LineageEvent>((resolve, reject) => {
    const heard: FeedListener = {
      onEvent: (event) => {
        listener.onEvent(event);
        if (isLast(event)) resolve(event);
      },
      onProgress: (progress) => listener.onProgress?.(progress),
      onPosition: (seq) => listener.onPosition?.(seq),
      onProblem: ({ detail, ended, failures }) => {
        if (ended || failures > FAILURES_BORNE) reject(new CommandFailure(detail));
        else if (failures === 1) listener.onTrouble(`${detail}; trying again`);
      },
      onSubscribed: (_, isPolled) => {
        if (isPolled && !wasPolled) listener.onTrouble(POLLED);
        wasPolled = isPolled;
      },
    };
    feed = followFeed(server.address, subscription, heard, server.token);
  });
  return { ended: Promise.race([last, server.lost]), close: () => feed?.close() };
}
