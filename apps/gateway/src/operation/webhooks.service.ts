import { createHmac } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { LineageEvent } from '#contracts';
import { EventBus } from '../feed/event-bus';
import type { Settings } from '../settings';
import { SETTINGS } from '../shared/tokens';

const TIMEOUT_MILLISECONDS = 10_000;
/** Between tries: the first, then after each of these. */
const RETRY_MILLISECONDS = [1_000, 10_000, 60_000];
/** Calls that wait for an address that does not answer; more are dropped, and that is logged. */
const MOST_WAITING = 1_000;

/** Tells other programs what happens, by HTTP. What this server committed is told by it, so that with several servers each event is told once. */
@Injectable()
export class WebhooksService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('webhooks');
  private readonly closing = new AbortController();
  private waiting = 0;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    const { urls, events: wanted } = this.settings.webhooks;
    if (urls.length === 0) return;
    this.bus.on('events', (events) => {
      for (const event of events) {
        if (wanted.includes(event.type)) for (const url of urls) void this.tell(url, event);
      }
    });
  }

  onModuleDestroy(): void {
    this.closing.abort();
  }

  private async tell(url: string, event: LineageEvent): Promise<void> {
    const about = { tournamentId: event.tournamentId, seq: event.seq, type: event.type, to: new URL(url).host };
    if (this.waiting >= MOST_WAITING) return this.logger.error({ ...about, problem: 'too many wait; dropped' });
    this.waiting++;
    try {
      for (const pause of [0, ...RETRY_MILLISECONDS]) {
        await after(pause, undefined, { signal: this.closing.signal, ref: false });
        const problem = await this.post(url, event);
        if (problem === undefined) return;
        this.logger.warn({ ...about, problem });
      }
      this.logger.error({ ...about, problem: 'given up' });
    } catch {
      // the server ends
    } finally {
      this.waiting--;
    }
  }

  /** Why it was not taken. */
  private async post(url: string, event: LineageEvent): Promise<string | undefined> {
    const body = JSON.stringify(event);
    const { secret } = this.settings.webhooks;
    const signature: Record<string, string> = secret === null ? {} : { 'X-Clade-Signature': signatureOf(body, secret) };
    try {
      const { status, ok } = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'error',
        headers: { 'Content-Type': 'application/json', 'X-Clade-Event': event.type, ...signature },
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]),
      });
      return ok ? undefined : `answered ${status}`;
    } catch (error) {
      const { message, cause } = error as Error;
      return cause instanceof Error ? `${message}: ${cause.message}` : message;
    }
  }
}

/** HMAC-SHA-256 of the body, in hexadecimal. */
function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
