/** How many ballots and votes are taken from a voter, and from an address. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyRequestsError } from '../shared/errors';

/** Ballots and votes together. */
const A_MINUTE = { voter: 60, address: 240 };
export const VOTES_A_DAY = 500;

export class VoteLimits {
  private readonly limiters = {
    voter: new RateLimiterMemory({ points: A_MINUTE.voter, duration: 60 }),
    address: new RateLimiterMemory({ points: A_MINUTE.address, duration: 60 }),
  };

  /** Throws a TooManyRequestsError that says when to come back. */
  async count(voter: string, address: string): Promise<void> {
    await this.consume('address', address);
    await this.consume('voter', voter);
  }

  private async consume(whose: keyof typeof A_MINUTE, key: string): Promise<void> {
    await this.limiters[whose].consume(key).catch((refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.ceil(refusal.msBeforeNext / 1000);
      throw new TooManyRequestsError(
        `at most ${A_MINUTE[whose]} ballots and votes a minute from one ${whose}`,
        seconds,
      );
    });
  }
}

/** Of the days of the calendar in UTC. */
export function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
