/**
 * One reader of a tournament's feed. Behind, it is sent batch after batch, each once the one before is acknowledged, or
 * a snapshot; caught up, it is live, and receives what is broadcast. One that cannot keep up with that is behind again, so
 * that what waits for it is bounded.
 */
import type { EventBatch, FeedMode, LineageEvent, SnapshotPart } from '#contracts';
import type { FeedRoom, RoomFollower } from './feed-room';
import { BATCH } from './log-reader';

/** Further behind than so many events, a screen is sent a snapshot. */
export const FAR_BEHIND = 1_000;
/** Frames that may wait for one who is live: at 50 ms each, three seconds. */
export const MOST_WAITING_FRAMES = 64;

/** The connection to the reader. */
export interface Line {
  /** Resolves when it is acknowledged; rejects when the reader is gone. */
  send(batch: EventBatch): Promise<void>;
  sendPart(part: SnapshotPart): Promise<void>;
  /** Whether it receives what is broadcast, from the next batch on. */
  setLive(live: boolean): void;
  /** Frames that were sent and have not left. */
  waitingFrames(): number;
  end(detail: string): void;
}

export interface SubscriberOptions {
  readonly mode: FeedMode;
  /** Nothing is filtered where there is none. One with a filter is never live: it does not receive the common batches. */
  readonly filter: ((events: readonly LineageEvent[]) => Promise<LineageEvent[]>) | undefined;
  /** A snapshot of a tournament at an event or later. */
  readonly snapshot: (tournamentId: string, seq: number) => Promise<readonly SnapshotPart[]>;
}

export class Subscriber implements RoomFollower {
  private open = true;
  private live = false;
  private roomMoved: (() => void) | undefined;

  constructor(
    private readonly room: FeedRoom,
    private readonly line: Line,
    private readonly options: SubscriberOptions,
    /** The last event that it was sent, while it is not live. */
    private position: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  start(): void {
    this.room.add(this);
    this.catchUp().catch(this.onFailure);
  }

  close(): void {
    this.open = false;
    this.setLive(false);
    this.room.remove(this);
    this.roomMoved?.();
  }

  end(detail: string): void {
    this.close();
    this.line.end(detail);
  }

  moved(): void {
    this.roomMoved?.();
    if (!this.live || this.line.waitingFrames() <= MOST_WAITING_FRAMES) return;
    this.setLive(false);
    this.position = this.room.position;
    this.drain()
      .then(() => this.catchUp())
      .catch(this.onFailure);
  }

  /** Resolves when what waited for it has arrived. */
  private drain(): Promise<void> {
    const { tournamentId } = this.room;
    return this.line.send({ tournamentId, after: this.position, through: this.position, events: [] });
  }

  private async catchUp(): Promise<void> {
    while (this.open) {
      const behind = this.room.position - this.position;
      if (behind === 0 && !this.options.filter) return this.setLive(true);
      // Its position may be ahead of the room's for a moment, where it came from another query.
      if (behind <= 0) await new Promise<void>((resolve) => (this.roomMoved = resolve));
      else if (behind > FAR_BEHIND && this.options.mode === 'snapshot') await this.sendSnapshot();
      else await this.sendBatch();
    }
  }

  private async sendBatch(): Promise<void> {
    const { tournamentId } = this.room;
    const read = await this.room.read(this.position, BATCH);
    if (read.length === 0)
      throw new Error(`the log has no event after ${this.position}; must be at ${this.room.position}`);
    const [after, through] = [this.position, read[read.length - 1].seq];
    const events = this.options.filter ? await this.options.filter(read) : [...read];
    if (!this.open) return;
    await this.line.send({ tournamentId, after, through, events });
    this.position = through;
  }

  private async sendSnapshot(): Promise<void> {
    const parts = await this.options.snapshot(this.room.tournamentId, this.room.position);
    for (const part of parts) if (this.open) await this.line.sendPart(part);
    this.position = parts[0].seq;
  }

  private setLive(live: boolean): void {
    this.live = live;
    this.line.setLive(live);
  }
}
