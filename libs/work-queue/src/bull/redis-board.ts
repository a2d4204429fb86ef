import { Redis } from 'ioredis';
import { type Board, FENCE_SECONDS } from './board';

const ORDERS = 'clade/orders';
const fenceKey = (tournament: string): string => `clade/fences/${tournament}`;
const noteKey = (key: string): string => `clade/notes/${key}`;

/** Takes a token in unless a newer one is known: 1 if taken. */
const TAKE_FENCE = `
  if tonumber(redis.call('get', KEYS[1]) or '-1') > tonumber(ARGV[1]) then return 0 end
  redis.call('set', KEYS[1], ARGV[1], 'EX', ARGV[2])
  return 1`;

/** 1 if it was there. */
const TAKE_ORDER_OFF = `
  if redis.call('hget', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
  return redis.call('hdel', KEYS[1], ARGV[1])`;

export class RedisBoard implements Board {
  private readonly redis: Redis;

  constructor(url: string, onError: (error: Error) => void) {
    this.redis = new Redis(url, { maxRetriesPerRequest: null });
    this.redis.on('error', onError);
  }

  async open(): Promise<void> {
    await this.redis.ping();
  }

  async takeFence(tournament: string, fence: number): Promise<boolean> {
    return (await this.redis.eval(TAKE_FENCE, 1, fenceKey(tournament), fence, FENCE_SECONDS)) === 1;
  }

  async note(key: string, text: string, seconds: number): Promise<void> {
    await this.redis.set(noteKey(key), text, 'EX', seconds);
  }

  noteOf(key: string): Promise<string | null> {
    return this.redis.get(noteKey(key));
  }

  async strikeNote(key: string): Promise<void> {
    await this.redis.del(noteKey(key));
  }

  async leaveOrder(tournament: string, order: string): Promise<void> {
    await this.redis.hset(ORDERS, tournament, order);
  }

  async leaveOrderIfNone(tournament: string, order: string): Promise<void> {
    await this.redis.hsetnx(ORDERS, tournament, order);
  }

  orders(): Promise<Record<string, string>> {
    return this.redis.hgetall(ORDERS);
  }

  async takeOrderOff(tournament: string, order: string): Promise<boolean> {
    return (await this.redis.eval(TAKE_ORDER_OFF, 1, ORDERS, tournament, order)) === 1;
  }

  async close(): Promise<void> {
    this.redis.disconnect();
  }
}
