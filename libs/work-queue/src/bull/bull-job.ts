/** What BullMQ holds of a job, and where. */
import type { Envelope, JobProgress, QueueName } from '#tournament';
import type { JobFailure } from '../failures';
import type { Tries } from '../retries';

export const QUEUE_NAMES: readonly QueueName[] = ['training', 'arena'];

export interface BullConnection {
  /** Of Redis. */
  readonly url: string;
  /**
   * What results depend on besides their jobs, as engine and processor type. Services that differ in it have queues of their own, so that a
   * tournament is computed by those alone that compute alike.
   */
  readonly alike: string;
}

export interface BullData {
  readonly envelope: Envelope;
  readonly tries: Tries;
  /** Of the last try that failed. */
  readonly failure?: JobFailure;
}

export const UNTRIED: Tries = { lost: 0, failed: 0 };

/** What a service tells of a job under way. */
export interface BullNews {
  readonly progress?: JobProgress;
  /** Processor seconds of a try that ended. */
  readonly cpuSeconds?: number;
}

/** BullMQ keeps colons to itself. */
export function bullQueueName(queue: QueueName, alike: string): string {
  return `clade-${queue}-${alike.replace(/[^A-Za-z0-9.]+/g, '-')}`;
}

/** Set while a job is to end that someone called off. */
export function cancelledKey(id: string): string {
  return `clade/cancelled/${id}`;
}

/** Why a job that someone called off has failed: it is none of those that failed of themselves. */
export const CALLED_OFF = 'called off';

/** Fencing tokens by tournament. */
export const FENCES_KEY = 'clade/fences';
