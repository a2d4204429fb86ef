import { type Envelope, ownerOf, StaleTokenError } from '#tournament';

/** The newest conductor of each tournament whose jobs a queue has seen. */
export class Fences {
  private readonly newest = new Map<string, number>();

  /** Throws a StaleTokenError for a job of a conductor that another has followed. */
  check(envelope: Envelope): void {
    const { tournament, fence } = ownerOf(envelope);
    if (fence < (this.newest.get(tournament) ?? fence)) throw new StaleTokenError(tournament, fence);
    this.newest.set(tournament, fence);
  }
}
