/** Sends one subscriber the event log from where it stands: the tail, then live, each event once and in order. */
import type { LineageEvent } from '#contracts';

/** Events in a batch. */
const BATCH = 500;

export interface Reader {
  /** Events after `after`, in order. */
  readonly read: (after: number, limit: number) => Promise<readonly LineageEvent[]>;
  /** Resolves when the subscriber has the batch; rejects when it is gone. */
  readonly send: (batch: readonly LineageEvent[]) => Promise<void>;
}

export class LogReader {
  private open = true;
  private stale = true;
  private wakeUp: (() => void) | undefined;

  constructor(
    private readonly reader: Reader,
    private after: number,
  ) {}

  /** There may be more to read. */
  wake(): void {
    this.stale = true;
    this.wakeUp?.();
  }

  close(): void {
    this.open = false;
    this.wakeUp?.();
  }

  /** Runs until it is closed or the subscriber is gone. */
  async run(): Promise<void> {
    while (this.open) {
      if (!this.stale) await new Promise<void>((resolve) => (this.wakeUp = resolve));
      this.stale = false;
      for (let batch = await this.next(); this.open && batch.length > 0; batch = await this.next()) {
        await this.reader.send(batch);
        this.after = batch[batch.length - 1].seq;
      }
    }
  }

  private next(): Promise<readonly LineageEvent[]> {
    return this.reader.read(this.after, BATCH);
  }
}
