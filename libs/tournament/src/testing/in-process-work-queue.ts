/** A work queue without workers: one job after the other, on the caller's thread. For specs. */
import type { Job, JobHandlers, JobKind, JobOf, JobResults } from '../jobs/job';
import { isMachineFault } from '../machine-faults';
import { JobFailedError, type SubmitOptions, type WorkQueue } from '../work-queue.port';

/** Told of every job: results must not depend on a clock. */
export const SECONDS_A_JOB = 0.5;

export class InProcessWorkQueue implements WorkQueue {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly handlers: JobHandlers) {}

  submit<Kind extends JobKind>(job: JobOf<Kind>, options: SubmitOptions = {}): Promise<JobResults[Kind]> {
    const done = this.last.then(() => this.run<Kind>(job, options));
    this.last = done.catch(() => undefined);
    return done;
  }

  private async run<Kind extends JobKind>(job: JobOf<Kind>, { signal, onProgress, onSpent }: SubmitOptions) {
    const yieldToEventLoop = async (): Promise<void> => signal?.throwIfAborted();
    await yieldToEventLoop();
    const handler = this.handlers[job.kind as Kind];
    try {
      return await handler(job, { report: onProgress ?? (() => undefined), yieldToEventLoop });
    } catch (error) {
      if (signal?.aborted || isMachineFault(error)) throw error;
      throw new JobFailedError(job as Job, error instanceof Error ? error.message : String(error));
    } finally {
      onSpent?.(SECONDS_A_JOB);
    }
  }
}
