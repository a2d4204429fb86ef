import type { OnModuleDestroy } from '@nestjs/common';
import type { FileLock } from '#persistence';

/** Between tries to sweep where another server has files in use. */
const REST_MILLISECONDS = 30_000;

/** Removes what it can until `signal` is aborted; says whether that is all. Never throws. */
export type Sweep = (signal: AbortSignal) => Promise<boolean>;

/**
 * Keeps files that nobody refers to yet, or not for long, from being swept away, by this server or another one: what writes or reads such files
 * holds them, and a sweep waits until nobody does.
 */
export class FilesInUse implements OnModuleDestroy {
  private holders = 0;
  /** Of this server among others, while anyone here holds files. */
  private shared: Promise<() => Promise<void>> | undefined;
  private released: Promise<void> = Promise.resolve();
  private due: Sweep | undefined;
  private sweeping: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private isClosing = false;

  constructor(
    private readonly lock: FileLock,
    private readonly restMilliseconds = REST_MILLISECONDS,
  ) {}

  /** What is left to sweep is so as the next server starts. */
  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    clearTimeout(this.again);
    await this.sweeping;
    await this.released;
  }

  /** Resolves to what lets go again. Throws a StoreUnavailableError. */
  async hold(): Promise<() => void> {
    while (this.sweeping) await this.sweeping;
    this.holders += 1;
    let held = true;
    const letGo = (): void => {
      if (!held) return;
      held = false;
      this.holders -= 1;
      if (this.holders === 0) this.release();
      void this.sweepIfFree();
    };
    this.shared ??= this.lock.share();
    await this.shared.catch((error: unknown) => {
      letGo();
      throw error;
    });
    return letGo;
  }

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const letGo = await this.hold();
    try {
      return await work();
    } finally {
      letGo();
    }
  }

  /** Sweeps now, or when nobody holds anything; resolves once it is done or put off. */
  sweep(sweep: Sweep): Promise<void> {
    this.due = sweep;
    return this.sweepIfFree();
  }

  private release(): void {
    const unshare = this.shared?.then((end) => end());
    this.shared = undefined;
    this.released = Promise.allSettled([this.released, unshare]).then(() => undefined);
  }

  private async sweepIfFree(): Promise<void> {
    while (this.sweeping) await this.sweeping;
    if (this.holders > 0 || !this.due || this.isClosing) return;
    this.sweeping = this.sweepAlone(this.due);
    this.due = undefined;
    await this.sweeping;
    this.sweeping = undefined;
  }

  private async sweepAlone(sweep: Sweep): Promise<void> {
    clearTimeout(this.again);
    await this.released;
    const isDone = await this.lock.alone(sweep).catch(() => false); // the database is away
    if (isDone || this.isClosing) return;
    this.due ??= sweep;
    this.again = setTimeout(() => void this.sweepIfFree(), this.restMilliseconds).unref();
  }
}
