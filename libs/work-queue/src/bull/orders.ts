/**
 * What people want of tournaments that services conduct, in Redis: a server gives an order, the service that can carry it out answers. An order stays
 * until one does, so that none is lost while no service runs.
 */
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';

export type Order =
  | { readonly kind: 'run'; readonly workers: number }
  | { readonly kind: 'paused' | 'cancelled'; readonly reason: string };

const ORDERS_KEY = 'clade/orders';
const answerKey = (id: string): string => `clade/answers/${id}`;
const ANSWER_SECONDS = 60;
const POLL_MILLISECONDS = 100;

/** Nobody has carried it out so far. */
export class OrderWaitsError extends Error {
  override readonly name = 'OrderWaitsError';
}

export class Orders {
  private readonly redis: Redis;

  constructor(url: string, onError: (error: Error) => void) {
    this.redis = new Redis(url, { maxRetriesPerRequest: null });
    this.redis.on('error', onError);
  }

  /** Resolves once it is carried out, with why it was refused, if it was. Throws an OrderWaitsError where nobody answers in time. */
  async give(tournamentId: string, order: Order, seconds: number): Promise<string | null> {
    await this.redis.del(answerKey(tournamentId));
    await this.leave(tournamentId, order);
    for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
      const answer = await this.redis.get(answerKey(tournamentId));
      if (answer !== null) return answer || null;
      await setTimeout(POLL_MILLISECONDS);
    }
    throw new OrderWaitsError(
      `no selection service has taken tournament ${tournamentId} yet; the first that can, will`,
    );
  }

  /** Gives an order and does not wait. */
  async leave(tournamentId: string, order: Order): Promise<void> {
    await this.redis.hset(ORDERS_KEY, tournamentId, JSON.stringify(order));
  }

  /** All that wait, by tournament. */
  async waiting(): Promise<readonly (readonly [string, Order])[]> {
    const orders = await this.redis.hgetall(ORDERS_KEY);
    return Object.entries(orders).map(([id, order]) => [id, JSON.parse(order) as Order]);
  }

  /** `refusal`: null where it was carried out. */
  async answer(tournamentId: string, refusal: string | null): Promise<void> {
    await this.redis.hdel(ORDERS_KEY, tournamentId);
    await this.redis.set(answerKey(tournamentId), refusal ?? '', 'EX', ANSWER_SECONDS);
  }

  close(): void {
    this.redis.disconnect();
  }
}
