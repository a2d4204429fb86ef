import { LRUCache } from 'lru-cache';
import { type Envelope, ownerOf, StaleTokenError } from '#tournament';

/** Of which a conductor may still be about that another has followed. */
const MOST_TOURNAMENTS = 1000;

/** The newest conductor of each tournament whose jobs a queue has seen lately. */
export class Fences {
  private readonly newest = new LRUCache<string, number>({ max: MOST_TOURNAMENTS });

  /** Throws a StaleTokenError for a job of a conductor that another has followed. */
  check(envelope: Envelope): void {
    const { tournament, fence } = ownerOf(envelope);
    if (fence < (this.newest.get(tournament) ?? fence)) throw new StaleTokenError(tournament, fence);
    this.newest.set(tournament, fence);
  }
}
