/** What goes between the embedded queue and its worker processes. `token` fences: a message about another try is ignored. */
import type { Envelope, JobProgress, JobResults } from '#tournament';
import type { JobFailure } from './failures';

export interface JobMessage {
  readonly token: number;
  readonly envelope: Envelope;
}

export type WorkerMessage =
  /** It has the job: what ends its process from now on may be the job's fault. */
  | { readonly kind: 'begun'; readonly token: number }
  | { readonly kind: 'progress'; readonly token: number; readonly progress: JobProgress }
  | {
      readonly kind: 'done';
      readonly token: number;
      readonly result: JobResults[keyof JobResults];
      readonly cpuSeconds: number;
    }
  | { readonly kind: 'failed'; readonly token: number; readonly failure: JobFailure; readonly cpuSeconds: number };
