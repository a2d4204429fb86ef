/**
 * All who follow one tournament. Its log is read once for all of them: those who have caught up are sent each batch in
 * one broadcast; the others read what they lack at their own pace until they have.
 */
import type { EventBatch, LineageEvent } from '#contracts';
import { LogReader } from './log-reader';

/** A batch at most so often, however many events there are. */
const REST_MILLISECONDS = 50;
/** Should a commit of another server not be told. */
const AGAIN_MILLISECONDS = 5000;
/** The newest events are kept, so that those a little behind need not read the log. */
const KEPT_EVENTS = 2_000;

export interface RoomFollower {
  /** After each batch: whether it still keeps up, and what it receives of it. */
  moved(): void;
  end(detail: string): void;
}

export interface RoomSource {
  readonly read: (after: number, limit: number) => Promise<readonly LineageEvent[]>;
  /** Sends a batch to those who are live. */
  readonly broadcast: (batch: EventBatch) => void;
}

export class FeedRoom {
  private readonly followers = new Set<RoomFollower>();
  private readonly reader: LogReader;
  private kept: LineageEvent[] = [];

  constructor(
    readonly tournamentId: string,
    private readonly source: RoomSource,
    position: number,
  ) {
    this.reader = new LogReader(
      {
        read: source.read,
        take: (events) => this.take(events),
        restMilliseconds: REST_MILLISECONDS,
        againMilliseconds: AGAIN_MILLISECONDS,
      },
      position,
    );
  }

  /** The last event that those who are live were sent. */
  get position(): number {
    return this.reader.position;
  }

  get isEmpty(): boolean {
    return this.followers.size === 0;
  }

  /** Runs until it is closed or finished; rejects where the log cannot be read. */
  run(): Promise<void> {
    return this.reader.run();
  }

  wake(): void {
    this.reader.wake();
  }

  /** Those who are live receive what there is, then the room ends. */
  finish(): void {
    this.reader.finish();
  }

  add(follower: RoomFollower): void {
    this.followers.add(follower);
  }

  remove(follower: RoomFollower): void {
    this.followers.delete(follower);
  }

  /** Nobody will receive anything more. */
  end(detail: string): void {
    this.reader.close();
    for (const follower of [...this.followers]) follower.end(detail);
  }

  close(): void {
    this.reader.close();
  }

  /** Events after `after` and up to its position, in order, `limit` at most. */
  async read(after: number, limit: number): Promise<readonly LineageEvent[]> {
    const first = this.kept[0]?.seq ?? Infinity;
    if (after + 1 >= first) return this.kept.slice(after + 1 - first, after + 1 - first + limit);
    const events = await this.source.read(after, Math.min(limit, this.position - after));
    return events.filter(({ seq }) => seq <= this.position);
  }

  private take(events: readonly LineageEvent[]): void {
    const [after, through] = [events[0].seq - 1, events[events.length - 1].seq];
    this.kept.push(...events);
    if (this.kept.length > 2 * KEPT_EVENTS) this.kept = this.kept.slice(-KEPT_EVENTS);
    this.source.broadcast({ tournamentId: this.tournamentId, after, through, events: [...events] });
    for (const follower of [...this.followers]) follower.moved();
  }
}
