/** A work queue as it is, whose jobs are counted: what waits or runs, how each kind ended, and the processor time that it took. */
import type { JobKind, JobOf, JobResults, SubmitOptions, WorkQueue } from '#tournament';

interface Count {
  pending: number;
  done: number;
  failed: number;
  /** Taken back by who wanted them. */
  cancelled: number;
  cpuSeconds: number;
}

export class CountedQueue implements WorkQueue {
  /** By kind of job. */
  readonly counts = new Map<JobKind, Count>();

  constructor(
    private readonly queue: WorkQueue,
    /** Jobs that are done at once at most. */
    readonly workers: number,
  ) {}

  /** Jobs that no worker is at. */
  get waiting(): number {
    const pending = [...this.counts.values()].reduce((sum, count) => sum + count.pending, 0);
    return Math.max(0, pending - this.workers);
  }

  async submit<Kind extends JobKind>(job: JobOf<Kind>, options: SubmitOptions = {}): Promise<JobResults[Kind]> {
    const count = this.counts.get(job.kind) ?? { pending: 0, done: 0, failed: 0, cancelled: 0, cpuSeconds: 0 };
    this.counts.set(job.kind, count);
    count.pending++;
    const onSpent = (seconds: number): void => {
      count.cpuSeconds += seconds;
      options.onSpent?.(seconds);
    };
    try {
      const result = await this.queue.submit(job, { ...options, onSpent });
      count.done++;
      return result;
    } catch (error) {
      if (options.signal?.aborted) count.cancelled++;
      else count.failed++;
      throw error;
    } finally {
      count.pending--;
    }
  }
}
