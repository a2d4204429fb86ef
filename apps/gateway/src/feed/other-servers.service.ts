import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventBus } from '#conducting';
import type { Signals } from '#persistence';
import { SIGNALS } from '../shared/tokens';

/** Passes on what other servers on the same database commit, and how far the tournaments are that they conduct. */
@Injectable()
export class OtherServers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('feed');
  private hearing: ReturnType<Signals['hear']> | undefined;

  constructor(
    @Inject(SIGNALS) private readonly signals: Signals,
    private readonly bus: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    this.hearing = this.signals.hear({
      committed: (tournamentId) => this.bus.emit('committed', tournamentId),
      removed: (tournamentId) => this.bus.emit('removed', tournamentId),
      progress: (progress) => this.bus.emit('progressElsewhere', progress),
      listening: () => this.bus.emit('missed'),
      deaf: (reason) => this.logger.warn(`what other servers commit is looked for every few seconds: ${reason}`),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.hearing?.close();
  }
}
