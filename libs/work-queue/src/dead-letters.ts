import { InvalidValueError } from '#base';
import type { Envelope } from '#tournament';
import type { DeadLetter } from './operated-queue';

/** Kept at most; the oldest go. */
const MOST = 1000;

/** Jobs that failed as often as they may, in memory. */
export class DeadLetters {
  private readonly kept = new Map<string, { readonly envelope: Envelope; readonly letter: DeadLetter }>();

  add(envelope: Envelope, cause: string): void {
    const { id, queue, payload, attempt } = envelope;
    const letter = { id, queue, kind: payload.kind, attempts: attempt, cause, failedAt: new Date().toISOString() };
    this.kept.delete(id);
    this.kept.set(id, { envelope, letter });
    if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value!);
  }

  list(): readonly DeadLetter[] {
    return [...this.kept.values()].map(({ letter }) => letter).reverse();
  }

  /** Throws an InvalidValueError where there is none of that id. */
  take(id: string): Envelope {
    const found = this.kept.get(id);
    if (!found) throw noSuchLetter(id);
    this.kept.delete(id);
    return found.envelope;
  }

  forget(id: string): void {
    this.kept.delete(id);
  }
}

export function noSuchLetter(id: string): InvalidValueError {
  return new InvalidValueError('job', id, 'the id of a job on the list of those that failed');
}
