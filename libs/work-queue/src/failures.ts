/** How an error of a worker crosses to who submitted the job: as JSON, and back as an error of the same class. */
import { InvalidValueError } from '#base';
import {
  CorruptFileError,
  CorruptTextError,
  CorruptWeightsError,
  isMachineFault,
  type Job,
  JobFailedError,
  WorkersLostError,
} from '#tournament';

export interface JobFailure {
  readonly message: string;
  /** Whether the fault is the machine's (`isMachineFault`) rather than the program's. */
  readonly environmental: boolean;
  /** Set where a stored file is corrupt; another try would find it so too. */
  readonly corrupt?: { readonly kind: 'weights' | 'text'; readonly file: string; readonly problem: string };
  /** Set where a value that a person gave is wrong. */
  readonly invalid?: { readonly field: string; readonly value: unknown; readonly expected: string };
  /** Set where the job's process was lost through no fault of the job: docs/operations.md. */
  readonly lost?: true;
}

export function failureOf(error: unknown): JobFailure {
  if (!(error instanceof Error)) return { message: String(error), environmental: false };
  const { message } = error;
  if (error instanceof InvalidValueError) {
    const { field, value, expected } = error;
    return { message, environmental: false, invalid: { field, value, expected } };
  }
  if (error instanceof CorruptFileError) {
    const { file, problem } = error;
    const kind = error instanceof CorruptTextError ? 'text' : 'weights';
    return { message, environmental: true, corrupt: { kind, file, problem } };
  }
  return { message, environmental: isMachineFault(error) };
}

/** What the submitter of a job is told once it has failed for good; the failure itself is its cause. */
export function errorOf(failure: JobFailure, job: Job, tries: number): Error {
  const error = toldAs(failure, job, tries);
  error.cause = failure;
  return error;
}

/** The failure that an error of `errorOf` was made of. */
export function causeOf(error: unknown): JobFailure {
  const cause = error instanceof Error ? (error.cause as Partial<JobFailure> | undefined) : undefined;
  return typeof cause?.environmental === 'boolean' ? (cause as JobFailure) : failureOf(error);
}

function toldAs({ invalid, corrupt, environmental, lost, message }: JobFailure, job: Job, tries: number): Error {
  if (invalid) return new InvalidValueError(invalid.field, invalid.value, invalid.expected);
  if (corrupt) {
    const Corrupt = corrupt.kind === 'text' ? CorruptTextError : CorruptWeightsError;
    return new Corrupt(corrupt.file, corrupt.problem);
  }
  return lost || environmental ? new WorkersLostError(job, tries, message) : new JobFailedError(job, message);
}
