import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { LineageEvent, Progress } from '#contracts';

/** Tells the feed that something was committed. The log is the truth: listeners read it, this only wakes them. */
@Injectable()
export class EventBus extends EventEmitter<{
  committed: [tournamentId: string];
  progress: [Progress];
  removed: [tournamentId: string];
}> {
  announce(events: readonly LineageEvent[]): void {
    if (events.length > 0) this.emit('committed', events[0].tournamentId);
  }
}
