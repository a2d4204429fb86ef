import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#conducting';
import type { Settings } from '../settings';
import { SETTINGS } from '../shared/tokens';
import { Webhook } from './webhook';

/** For what is left to tell as the server ends. */
const LAST_MILLISECONDS = 2_000;

/** Tells other programs what happens, by HTTP. What this server committed is told by it, so that with several servers each event is told once. */
@Injectable()
export class WebhooksService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly webhooks: readonly Webhook[];

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly bus: EventBus,
  ) {
    const { urls, secret } = settings.webhooks;
    const logger = new Logger('webhooks');
    this.webhooks = [...new Set(urls)].map((url) => new Webhook(url, secret, logger));
  }

  onModuleInit(): void {
    const wanted = new Set(this.settings.webhooks.events);
    this.bus.on('events', (events) => {
      for (const event of events) {
        if (wanted.has(event.type)) for (const webhook of this.webhooks) webhook.tell(event);
      }
    });
  }

  /** All that ran is paused by now, and that is told, too. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.webhooks.map((webhook) => webhook.close(LAST_MILLISECONDS)));
  }
}
