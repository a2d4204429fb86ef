/** What goes between the embedded queue and its worker processes. `token` fences: a message about another try is ignored. */
import type { Job, JobProgress, JobResults } from '#tournament';

export interface JobMessage {
  readonly token: number;
  readonly job: Job;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly token: number; readonly progress: JobProgress }
  | {
      readonly kind: 'done';
      readonly token: number;
      readonly result: JobResults[keyof JobResults];
      readonly cpuSeconds: number;
    }
  | { readonly kind: 'failed'; readonly token: number; readonly failure: JobFailure; readonly cpuSeconds: number };

export interface JobFailure {
  readonly message: string;
  /** Whether the fault is the machine's (`isMachineFault`) rather than the program's. */
  readonly environmental: boolean;
  /** Set where a stored file is corrupt; another try would find it so too. */
  readonly corrupt?: { readonly kind: 'weights' | 'text'; readonly file: string; readonly problem: string };
  /** Set where a value that a person gave is wrong. */
  readonly invalid?: { readonly field: string; readonly value: unknown; readonly expected: string };
}
