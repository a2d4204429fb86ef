/** What is asked to end ends, whatever is away: nobody has to kill it. */
import { openPlaces } from '#object-store';
import { startPostgres } from '../support/postgres-server';
import { TEST_DATABASE_URL } from '../support/postgres';
import { HAS_REDIS, startRedis } from '../support/redis';
import { startCladeWith } from './support/cli-process';
import { temporaryFolder } from './support/small-tournament';

jest.setTimeout(120_000);

const can = HAS_REDIS && TEST_DATABASE_URL !== undefined;

(can ? it : it.skip).each([['gateway'], ['selection'], ['trainer']])(
  'ends within 10 s though PostgreSQL and Redis are gone: %s',
  async (role) => {
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const settings = { CLADE_QUEUE_URL: redis.url, DATABASE_URL: postgres.url };
    const data = await temporaryFolder();
    await (await openPlaces(data, undefined)).makeId(); // as a gateway did
    const words = ['--data', data, 'serve', '--role', role, '--workers', '1'];
    const service = startCladeWith(settings, ...words, ...(role === 'gateway' ? ['--port', '0'] : []));
    await service.wrote('Ctrl-C stops it');
    await Promise.all([postgres.kill(), redis.kill()]);
    const asked = performance.now();
    service.child.kill('SIGINT');
    await service.ended;
    expect((performance.now() - asked) / 1000).toBeLessThan(15);
    await Promise.all([postgres.start(), redis.start()]);
    await Promise.all([postgres.remove(), redis.remove()]);
  },
);
