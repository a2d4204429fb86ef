/** What a job takes on its way through BullMQ, beside the work itself. */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JobOf } from '#tournament';
import { builtFile } from '#settings';
import { openBullWorkQueue } from '#work-queue';
import { startRedis } from '../../../test/support/redis';
import { withFolder } from '../../with-folder';
import type { Costs } from '../costs';

const WARM_UP = 200;
const AT_A_TIME = 16;

/** Sends such a job so many times to a service that has its result at once. Processor time of Redis, of who submits, and of the service. */
export function measureQueue(job: JobOf<'train'>, result: unknown, jobs: number): Promise<Costs['queue']> {
  return withFolder(async (folder) => {
    const file = path.join(folder, 'result.json');
    await writeFile(file, JSON.stringify(result));
    const redis = await startRedis();
    const connection = { url: redis.url, alike: 'bench' };
    const words = [redis.url, connection.alike, file, `${AT_A_TIME}`];
    const service = fork(builtFile('bench/scale/measure/service.main.js'), words);
    const queue = await openBullWorkQueue(connection);
    try {
      await once(service, 'message');
      const send = (from: number, count: number) =>
        Promise.all(Array.from({ length: count }, (_, at) => queue.submit({ ...job, seed: from + at })));
      await send(0, WARM_UP);
      const [before, since] = [processorSecondsOf(redis.url), process.cpuUsage()];
      await send(WARM_UP, jobs);
      const { user, system } = process.cpuUsage(since);
      const redisSeconds = (processorSecondsOf(redis.url) - before) / jobs;
      return { redisSeconds, conductorSeconds: (user + system) / 1e6 / jobs, workerSeconds: 0 };
    } finally {
      await queue.close();
      service.kill('SIGKILL');
      await redis.remove();
    }
  });
}

function processorSecondsOf(url: string): number {
  const info = execFileSync('redis-cli', ['-u', url, 'info', 'cpu'], { encoding: 'utf8' });
  const of = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)![1]);
  return of('used_cpu_sys') + of('used_cpu_user');
}
