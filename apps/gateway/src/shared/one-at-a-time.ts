/** Does work under a key one after another, in the order in which it was asked for. */
export class OneAtATime {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Throws what `work` throws; work that failed holds up none after it. */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const own = (this.last.get(key) ?? Promise.resolve()).then(work, work);
    this.last.set(key, own);
    try {
      return await own;
    } finally {
      if (this.last.get(key) === own) this.last.delete(key);
    }
  }
}
