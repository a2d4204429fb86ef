/** What those who run a queue can do with it, and jobs that it gave up. */
import type { Envelope, JobKind, WorkQueue } from '#tournament';

/** A job that failed as often as it may: it is kept, so that a person can read why, and have it tried again. */
export interface DeadLetter {
  readonly id: string;
  readonly queue: Envelope['queue'];
  readonly kind: JobKind;
  readonly attempts: number;
  readonly cause: string;
  /** ISO 8601. */
  readonly failedAt: string;
}

export interface OperatedQueue extends WorkQueue {
  /** The newest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Tries such a job again; it is on the list no more, unless it fails again. Throws an InvalidValueError where there is none of that id. */
  retry(id: string): Promise<void>;
  /** Ends what is under way here; jobs that were submitted are rejected. */
  close(): Promise<void>;
}
