import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { Progress } from '#contracts';
import type { Signals } from '#persistence';
import type { EventBus } from './event-bus';

/** Others are told of a tournament at most so often, and all that run here in one statement. */
const REST_MILLISECONDS = 500;

/** Tells other servers on the database how far the tournaments are that run here. */
export class ProgressTeller implements OnModuleInit, OnModuleDestroy {
  private readonly newest = new Map<string, Progress>();
  private timer: NodeJS.Timeout | undefined;
  private isTelling = false;

  constructor(
    private readonly signals: Signals,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.bus.on('progress', (progress) => this.newest.set(progress.tournamentId, progress));
    this.timer = setInterval(() => void this.tell(), REST_MILLISECONDS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async tell(): Promise<void> {
    if (this.isTelling || this.newest.size === 0) return;
    const all = [...this.newest.values()];
    this.newest.clear();
    this.isTelling = true;
    await this.signals.tell(all).catch(() => undefined); // whoever conducts says so where the database is away
    this.isTelling = false;
  }
}
