/** How often a job is tried. */
import type { JobFailure } from './failures';

/** Workers that a job is given to before it counts as lost. */
export const WORKER_TRIES = 3;
/** Times that a job may fail of itself. */
const PROGRAM_TRIES = 2;
export const MOST_TRIES = WORKER_TRIES + PROGRAM_TRIES - 1;
/** Milliseconds before a second try; before each further one twice as long. */
export const BACKOFF_MILLISECONDS = 100;

export interface Tries {
  /** Tries whose worker was lost. */
  readonly lost: number;
  /** Tries that failed of themselves. */
  readonly failed: number;
}

export function afterFailure({ lost, failed }: Tries, failure: JobFailure): Tries {
  return failure.lost ? { lost: lost + 1, failed } : { lost, failed: failed + 1 };
}

/** Milliseconds. Null: not again, it would end as it did, or has ended so too often. */
export function waitBeforeRetry({ lost, failed }: Tries, failure: JobFailure, backoff: number): number | null {
  if (failure.invalid || failure.corrupt || lost >= WORKER_TRIES || failed >= PROGRAM_TRIES) return null;
  return backoff * 2 ** (lost + failed - 1);
}

/** Of the kind that it failed by last. */
export function triesOf({ lost, failed }: Tries, failure: JobFailure): number {
  return failure.lost ? lost : failed;
}
