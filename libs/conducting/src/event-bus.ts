import { EventEmitter } from 'node:events';
import type { LineageEvent, Progress } from '#contracts';

interface Announcements {
  /** What this server committed, in order. */
  events: [events: readonly LineageEvent[]];
  /** The feed sent events to live subscribers, the newest of which was so many seconds old. */
  told: [seconds: number];
  /** By this server or another one. */
  committed: [tournamentId: string];
  /** A tournament was deleted. */
  removed: [tournamentId: string];
  /** Of what this server conducts. */
  progress: [Progress];
  /** Of what others on the same database conduct. */
  progressElsewhere: [Progress];
  /** Others may have committed or removed anything since this was last said, untold. */
  missed: [];
  /** A token holds no more. */
  revoked: [tokenId: string];
}

/** Tells the feed that something was committed. The log is the truth: listeners read it, this only wakes them. */
export class EventBus extends EventEmitter<Announcements> {
  announce(events: readonly LineageEvent[]): void {
    if (events.length === 0) return;
    this.emit('committed', events[0].tournamentId);
    this.emit('events', events);
  }
}
