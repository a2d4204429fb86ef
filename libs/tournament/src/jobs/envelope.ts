/** A job on its way to a worker: what it is, whose it is, and which try. All of it is JSON, so that any queue can carry it. */
import { canonicalJson, type Json, requireJson, sha256 } from '#base';
import type { SubmitOptions, WorkQueue } from '../work-queue.port';
import type { Job } from './job';
import type { JobOwner } from './job-owner';
import { type QueueName, queueOf } from './queues';

/** People who ask something of a tournament, and not its conductor. */
const PEOPLE: JobOwner = { tournament: 'people', generation: 0, fence: 0 };

export interface Envelope {
  /**
   * tournament/generation/task. The task is named by what the job holds, which alone decides its result: a job that is submitted again,
   * by a conductor that went on after a crash, say, is the same one.
   */
  readonly id: string;
  readonly queue: QueueName;
  /** Which try it is, from 1. */
  readonly attempt: number;
  readonly fence: number;
  readonly payload: Job;
}

/** Of the SHA-256: no two tasks of a generation share them. */
const HASH_DIGITS = 32;

/** Throws a TypeError where the job is not JSON. */
export function envelopeOf(payload: Job, owner: Partial<JobOwner> = {}): Envelope {
  const { tournament, generation, fence } = { ...PEOPLE, ...owner };
  requireJson(payload, payload.kind);
  const hash = sha256(canonicalJson(payload as unknown as Json)).slice(0, HASH_DIGITS);
  const id = `${tournament}/${generation}/${payload.kind}-${hash}`;
  return { id, queue: queueOf(payload.kind), attempt: 1, fence, payload };
}

export function ownerOf({ id, fence }: Envelope): JobOwner {
  const [tournament, generation] = id.split('/');
  return { tournament, generation: Number(generation), fence };
}

/** A view of `queue` whose jobs are of that owner, for as much of it as they do not say themselves. */
export function ownedBy(queue: WorkQueue, owner: Partial<JobOwner>): WorkQueue {
  return {
    submit: (job, options: SubmitOptions = {}) =>
      queue.submit(job, { ...options, owner: { ...owner, ...options.owner } }),
  };
}
