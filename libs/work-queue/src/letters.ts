/** What is told of a job that failed for good, and how it is tried again. */
import { randomUUID } from 'node:crypto';
import { InvalidValueError } from '#base';
import {
  type Envelope,
  envelopeOf,
  individualsOf,
  type Job,
  type JobResults,
  ownerOf,
  type WorkQueue,
} from '#tournament';
import type { DeadLetter } from './operated-queue';

export function letterOf(envelope: Envelope, attempts: number, cause: string, failedAt: Date): DeadLetter {
  const { id, queue, payload } = envelope;
  const { tournament, generation } = ownerOf(envelope);
  const whose = { tournament, generation, individuals: individualsOf(payload) };
  return { id, queue, kind: payload.kind, ...whose, attempts, cause, failedAt: failedAt.toISOString() };
}

export function noSuchLetter(id: string): InvalidValueError {
  return new InvalidValueError('job', id, 'the id of a job on the list of those that failed');
}

/** Takes a letter off the list. */
type Forget = (id: string) => void | Promise<void>;

/**
 * Does a job that failed again, as one of nobody: no conductor waits for it, and what it gives is in no lineage. It stays on the list where it fails again,
 * which is thrown.
 */
export async function retryApart(queue: WorkQueue, letter: Envelope, forget: Forget): Promise<JobResults[Job['kind']]> {
  const owner = { tournament: `retry-${randomUUID()}`, generation: ownerOf(letter).generation };
  try {
    const result = await queue.submit(letter.payload, { owner, isAwaited: true });
    await forget(letter.id);
    return result;
  } catch (error) {
    await forget(envelopeOf(letter.payload, owner).id);
    throw error;
  }
}
