/** What holds the jobs of a spec, Redis or PostgreSQL, each where it is there. */
import { cable } from './cable';
import { freshDatabase, TEST_DATABASE_URL } from './postgres';
import { HAS_REDIS, startRedis } from './redis';

export interface JobHolder {
  readonly url: string;
  /** Nobody reaches it from then on; `back` has it again, with what it held. */
  away(): Promise<void> | void;
  back(): Promise<void> | void;
  remove(): Promise<void>;
}

export const JOB_HOLDERS: readonly (readonly [string, () => Promise<JobHolder>])[] = [
  ...(HAS_REDIS ? [['Redis', onRedis] as const] : []),
  ...(TEST_DATABASE_URL ? [['PostgreSQL', () => onPostgres(TEST_DATABASE_URL!)] as const] : []),
];

async function onRedis(): Promise<JobHolder> {
  const { url, kill, start, remove } = await startRedis();
  return { url, away: kill, back: start, remove };
}

async function onPostgres(server: string): Promise<JobHolder> {
  const database = await freshDatabase(server);
  const { url, cut, mend, close } = await cable(new URL(database.url));
  const remove = async (): Promise<void> => {
    cut();
    close();
    await database.drop();
  };
  return { url, away: cut, back: mend, remove };
}
