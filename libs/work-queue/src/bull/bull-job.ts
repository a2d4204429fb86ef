/** What BullMQ holds of a job, and where. */
import type { Job as BullJob } from 'bullmq';
import { sha256 } from '#base';
import { type Envelope, type JobProgress, queueOf, type QueueName } from '#tournament';
import type { JobFailure } from '../failures';
import type { Tries } from '../retries';

export const QUEUE_NAMES: readonly QueueName[] = ['training', 'arena'];

export interface BullConnection {
  /** Of Redis or PostgreSQL. */
  readonly url: string;
  /**
   * What results depend on besides their jobs, as engine and processor type and where weights and corpora lie. Services that differ in it have queues
   * of their own, so that a tournament is computed by those alone that compute alike, on the same files.
   */
  readonly alike: string;
  /** Until a job of a service that died goes to another. */
  readonly lockMilliseconds?: number;
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

/**
 * What BullMQ gets of a job, its result and its failure: a text of JSON within JSON, since PostgreSQL's `jsonb` keeps neither the order of keys nor NUL
 * nor half a pair of UTF-16.
 */
export function packed(value: unknown): string {
  return JSON.stringify(value);
}

/** Undefined where it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined where it was put there by something else, and is no job of Clade. */
export function dataOf({ data }: BullJob<string>): BullData | undefined {
  try {
    const { envelope, tries, failure } = JSON.parse(data) as BullData;
    return queueOf(envelope.payload.kind) && envelope.id && tries ? { envelope, tries, failure } : undefined;
  } catch {
    return undefined;
  }
}

/** BullMQ keeps colons to itself; PostgreSQL cuts names, by which BullMQ counts those that serve a queue, at 63 bytes. */
export function bullQueueName(queue: QueueName, alike: string): string {
  const readable = `clade-${queue}-${alike.replace(/[^A-Za-z0-9.]+/g, '-')}`;
  return `${readable.slice(0, 50)}-${sha256(alike).slice(0, 8)}`;
}

/** The note on a job that is to end, since someone called it off. */
export function cancelledKey(id: string): string {
  return `cancelled/${id}`;
}

/** Why a job that someone called off has failed: it is none of those that failed of themselves. */
export const CALLED_OFF = 'called off';
