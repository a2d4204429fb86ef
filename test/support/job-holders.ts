/** What holds the jobs of a spec, Redis or PostgreSQL, each where it is there. */
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { cable } from './cable';
import { freshDatabase, TEST_DATABASE_URL } from './postgres';
import { HAS_REDIS, startRedis } from './redis';

export interface JobHolder {
  readonly url: string;
  /** Nobody reaches it from then on; `back` has it again, with what it held. */
  away(): Promise<void> | void;
  back(): Promise<void> | void;
  /** It answers from then on, and cannot be used: a Redis that is full, a PostgreSQL without the tables of jobs. */
  spoil(): Promise<void>;
  remove(): Promise<void>;
}

export const JOB_HOLDERS: readonly (readonly [string, () => Promise<JobHolder>])[] = [
  ...(HAS_REDIS ? [['Redis', onRedis] as const] : []),
  ...(TEST_DATABASE_URL ? [['PostgreSQL', () => onPostgres(TEST_DATABASE_URL!)] as const] : []),
];

async function onRedis(): Promise<JobHolder> {
  const { url, kill, start, remove } = await startRedis();
  const spoil = async (): Promise<void> => {
    const redis = new Redis(url);
    await redis.config('SET', 'maxmemory', '1');
    redis.disconnect();
  };
  return { url, away: kill, back: start, spoil, remove };
}

async function onPostgres(server: string): Promise<JobHolder> {
  const database = await freshDatabase(server);
  const { url, cut, mend, close } = await cable(new URL(database.url));
  const remove = async (): Promise<void> => {
    cut();
    close();
    await database.drop();
  };
  const spoil = async (): Promise<void> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('DROP SCHEMA bullmq CASCADE');
    await client.end();
  };
  return { url, away: cut, back: mend, spoil, remove };
}
