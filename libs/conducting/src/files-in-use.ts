/**
 * Keeps files that nobody refers to yet, or not for long, from being swept away: what writes or reads such files holds them,
 * and a sweep waits until nobody does.
 */
export class FilesInUse {
  private holders = 0;
  private due: (() => Promise<void>) | undefined;
  private sweeping: Promise<void> | undefined;

  /** Resolves to what lets go again. */
  async hold(): Promise<() => void> {
    while (this.sweeping) await this.sweeping;
    this.holders += 1;
    let held = true;
    return () => {
      if (held) this.holders -= 1;
      held = false;
      void this.sweepIfFree();
    };
  }

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const letGo = await this.hold();
    try {
      return await work();
    } finally {
      letGo();
    }
  }

  /** Sweeps now, or when nobody holds anything; resolves once it is done or put off. A sweep never throws. */
  sweep(sweep: () => Promise<void>): Promise<void> {
    this.due = sweep;
    return this.sweepIfFree();
  }

  private async sweepIfFree(): Promise<void> {
    while (this.sweeping) await this.sweeping;
    if (this.holders > 0 || !this.due) return;
    this.sweeping = this.due();
    this.due = undefined;
    await this.sweeping;
    this.sweeping = undefined;
  }
}
