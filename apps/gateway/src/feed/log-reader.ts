/** Reads the event log from where it stands: the tail, then what is appended, each event once and in order. */
import { setTimeout as rest } from 'node:timers/promises';
import type { LineageEvent } from '#contracts';

/** Events in a batch. */
export const BATCH = 500;

export interface LogSource {
  /** Events after `after`, in order. */
  readonly read: (after: number, limit: number) => Promise<readonly LineageEvent[]>;
  /** Takes a batch, which is never empty. */
  readonly take: (batch: readonly LineageEvent[]) => void;
  /** Rests so long after it has read what there was, so that what is appended meanwhile comes in one batch. */
  readonly restMilliseconds: number;
  /** Reads again after so long though nobody woke it: another server may have appended. */
  readonly againMilliseconds: number;
}

export class LogReader {
  private open = true;
  private stale = true;
  private finishing = false;
  private wakeUp: (() => void) | undefined;

  constructor(
    private readonly source: LogSource,
    /** The last event that was read. */
    public position: number,
  ) {}

  /** There may be more to read. */
  wake(): void {
    this.stale = true;
    this.wakeUp?.();
  }

  /** Reads what there is, then ends. */
  finish(): void {
    this.finishing = true;
    this.wake();
  }

  close(): void {
    this.open = false;
    this.wakeUp?.();
  }

  /** Runs until it is closed or finished; rejects where the log cannot be read. */
  async run(): Promise<void> {
    while (this.open) {
      if (!this.stale) await this.woken();
      this.stale = false;
      while (this.open && (await this.readBatch()) === BATCH);
      if (this.finishing && !this.stale) return;
      await rest(this.source.restMilliseconds);
    }
  }

  private woken(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.source.againMilliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Answers how many events it was; fewer than a batch were all there were. */
  private async readBatch(): Promise<number> {
    const batch = await this.source.read(this.position, BATCH);
    if (!this.open || batch.length === 0) return 0;
    this.position = batch[batch.length - 1].seq;
    this.source.take(batch);
    return batch.length;
  }
}
