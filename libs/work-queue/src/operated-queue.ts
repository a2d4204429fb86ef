/** What those who run a queue can do with it, and jobs that it gave up. */
import type { Envelope, JobKind, JobResults, WorkQueue } from '#tournament';

/** A job that failed as often as it may: it is kept, so that a person can read why, and have it tried again. */
export interface DeadLetter {
  /** tournament/generation/task */
  readonly id: string;
  readonly queue: Envelope['queue'];
  readonly kind: JobKind;
  readonly tournament: string;
  readonly generation: number;
  /** For whom it was done, as far as it says. */
  readonly individuals: readonly string[];
  readonly attempts: number;
  readonly cause: string;
  /** ISO 8601. */
  readonly failedAt: string;
}

export interface OperatedQueue extends WorkQueue {
  /** The newest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /**
   * Does such a job again, outside of its tournament, whose log has its failure already: to see whether the cause is gone. Off the list once it has a result;
   * where it fails again it stays there, and that is thrown. Throws an InvalidValueError where there is none of that id.
   */
  retry(id: string): Promise<JobResults[JobKind]>;
  /** Ends what is under way here; jobs that were submitted are rejected. */
  close(): Promise<void>;
}
