/** One address that is told of events, in their order and one at a time, so that one that is dead keeps nobody else waiting. */
import { createHmac } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import type { LineageEvent } from '#contracts';

const TIMEOUT_MILLISECONDS = 10_000;
/** Before each try. */
const PAUSES_MILLISECONDS = [0, 1_000, 10_000, 60_000];
/** Events that wait for an address; more are dropped, and that is logged. */
const MOST_WAITING = 1_000;

export class Webhook {
  private readonly waiting: LineageEvent[] = [];
  /** Tells all that waits; undefined: nothing does. */
  private telling: Promise<void> | undefined;
  /** Nothing is tried again from then on. */
  private readonly lastCall = new AbortController();
  private readonly end = new AbortController();

  constructor(
    private readonly url: string,
    /** What calls are signed with; null: they are not. */
    private readonly secret: string | null,
    private readonly logger: Pick<Logger, 'warn' | 'error'>,
  ) {}

  tell(event: LineageEvent): void {
    if (this.waiting.length >= MOST_WAITING) return this.log('error', event, 'too many wait; dropped');
    this.waiting.push(event);
    this.telling ??= this.tellAll();
  }

  /** Tries what waits once, for `milliseconds` in all; what is left then is logged. */
  async close(milliseconds: number): Promise<void> {
    this.lastCall.abort();
    const timer = setTimeout(() => this.end.abort(), milliseconds);
    await this.telling;
    clearTimeout(timer);
  }

  private async tellAll(): Promise<void> {
    for (let event = this.waiting.shift(); event; event = this.waiting.shift()) {
      if (!(await this.isTold(event))) this.log('error', event, 'given up');
      if (this.end.signal.aborted) break;
    }
    const left = this.waiting.splice(0);
    if (left.length > 0) this.log('error', left[0], `the server ended; so many were not told: ${left.length}`);
    this.telling = undefined;
  }

  private async isTold(event: LineageEvent): Promise<boolean> {
    for (const pause of PAUSES_MILLISECONDS) {
      if (pause > 0 && !(await this.waits(pause))) return false;
      const problem = await this.post(event);
      if (problem === undefined) return true;
      this.log('warn', event, problem);
    }
    return false;
  }

  /** False where the server ends before. */
  private waits(milliseconds: number): Promise<boolean> {
    return after(milliseconds, true, { signal: this.lastCall.signal, ref: false }).catch(() => false);
  }

  /** Why it was not taken. */
  private async post(event: LineageEvent): Promise<string | undefined> {
    const body = JSON.stringify(event);
    const signature: Record<string, string> =
      this.secret === null ? {} : { 'X-Clade-Signature': signatureOf(body, this.secret) };
    try {
      const { status, ok } = await fetch(this.url, {
        method: 'POST',
        body,
        redirect: 'error',
        headers: { 'Content-Type': 'application/json', 'X-Clade-Event': event.type, ...signature },
        signal: AbortSignal.any([this.end.signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]),
      });
      return ok ? undefined : `answered ${status}`;
    } catch (error) {
      const { message, cause } = error as Error;
      return cause instanceof Error ? `${message}: ${cause.message}` : message;
    }
  }

  private log(level: 'warn' | 'error', { tournamentId, seq, type }: LineageEvent, problem: string): void {
    this.logger[level]({ tournamentId, seq, type, to: new URL(this.url).host, problem });
  }
}

/** HMAC-SHA-256 of the body, in hexadecimal. */
function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
