/**
 * What gateways, conductors and services tell each other besides jobs, in the Redis or the PostgreSQL that holds the jobs: who conducts, which jobs
 * are called off, what people ordered.
 */

/** For which a conductor that was overtaken may stand still, and be told so: later its jobs are done in vain. */
export const FENCE_SECONDS = 86_400;

/** Where what holds it is away, methods wait for Redis and throw for PostgreSQL. */
export interface Board {
  /** Throws where it does not answer. */
  open(): Promise<void>;
  /** Takes in the token of who conducts a tournament, unless a newer one is known: of `FENCE_SECONDS` at most. */
  takeFence(tournament: string, fence: number): Promise<boolean>;
  /** Keeps a text for some seconds. */
  note(key: string, text: string, seconds: number): Promise<void>;
  noteOf(key: string): Promise<string | null>;
  strikeNote(key: string): Promise<void>;
  /** One a tournament, the newest, until it is taken off. */
  leaveOrder(tournament: string, order: string): Promise<void>;
  /** Unless one is there. */
  leaveOrderIfNone(tournament: string, order: string): Promise<void>;
  /** By tournament. */
  orders(): Promise<Readonly<Record<string, string>>>;
  /** Whether it was there still: a newer one stays. */
  takeOrderOff(tournament: string, order: string): Promise<boolean>;
  close(): Promise<void>;
}
