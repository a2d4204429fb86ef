import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { LineageEvent, Progress } from '#contracts';

interface Announcements {
  committed: [tournamentId: string];
  /** A tournament was deleted. */
  removed: [tournamentId: string];
  progress: [Progress];
  /** A token holds no more. */
  revoked: [tokenId: string];
}

/** Tells the feed that something was committed. The log is the truth: listeners read it, this only wakes them. */
@Injectable()
export class EventBus extends EventEmitter<Announcements> {
  announce(events: readonly LineageEvent[]): void {
    if (events.length > 0) this.emit('committed', events[0].tournamentId);
  }
}
