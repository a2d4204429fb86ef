/**
 * Hands jobs to workers. A job is a function of its content alone, so that one which a dead worker dropped can be
 * given to another. Jobs begin in the order of their submission.
 */
import type { JobOwner } from './jobs/job-owner';
import type { Job, JobKind, JobOf, JobProgress, JobResults } from './jobs/job';

export interface SubmitOptions {
  /** Who wants it done; what is left out is of people who ask something. */
  readonly owner?: Partial<JobOwner>;
  /** Ends the job at once; its promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * Someone waits for it: it goes before others, to a worker beside them where all are at work. Throws a QueueUnavailableError
   * within seconds where what holds the jobs is away.
   */
  readonly isAwaited?: boolean;
  readonly onProgress?: (progress: JobProgress) => void;
  /** Hears of each try that ended what processor time it took, before the promise settles. */
  readonly onSpent?: (cpuSeconds: number) => void;
}

/** A job that failed for a reason of its own, each time it was tried. */
export class JobFailedError extends Error {
  constructor(job: Pick<Job, 'kind'>, reason: string) {
    super(`${job.kind} failed: ${reason}`);
    this.name = 'JobFailedError';
  }
}

/** Workers were lost as often as a job may be tried, or the machine failed otherwise. */
export class WorkersLostError extends Error {
  constructor(job: Job, tries: number, reason: string) {
    super(`${job.kind} was given to ${tries} workers in turn and none finished it: ${reason}`);
    this.name = 'WorkersLostError';
  }
}

/** What holds the jobs does not answer, or cannot be used. Who does not wait for a job hears of it; all others wait until it is back. */
export class QueueUnavailableError extends Error {
  constructor(holder: string, reason: string) {
    super(`${holder} cannot be used: ${reason}`);
    this.name = 'QueueUnavailableError';
  }
}

export interface WorkQueue {
  submit<Kind extends JobKind>(job: JobOf<Kind>, options?: SubmitOptions): Promise<JobResults[Kind]>;
}
