import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  describeQueue,
  jobOf,
  type OpenQueue,
  type QueueSettings,
  unusedFile,
  WORKER,
} from '../../../../test/conformance/queue.conformance';
import { HAS_REDIS, type RedisServer, startRedis } from '../../../../test/support/redis';
import { EmbeddedWorkQueue } from '../embedded-work-queue';
import { openBullWorkQueue, serveBullQueue } from '.';

const LOCK_MILLISECONDS = 2000;
const SERVICE = path.join(path.dirname(WORKER), 'bull-service.main.js');

let redis: RedisServer;
let opened = 0;
/** Each has queues of its own. */
const unused = () => ({ url: redis.url, alike: `spec ${opened++}` });

async function open({ workers, backoff, ...settings }: QueueSettings): Promise<OpenQueue> {
  const connection = unused();
  const local = new EmbeddedWorkQueue({ workers, modulePath: WORKER, triesOnce: true, silenceSeconds: () => 30, ...settings }); // prettier-ignore
  const served = await serveBullQueue({ ...connection, queue: 'arena', workers, local, backoff });
  const queue = await openBullWorkQueue(connection);
  const close = async (): Promise<void> => {
    await queue.close();
    await served.close();
    await local.close();
  };
  return { queue, close };
}

async function startService(alike: string): Promise<ChildProcess> {
  const child = fork(SERVICE, [redis.url, alike, `${LOCK_MILLISECONDS}`], { execArgv: [] });
  await once(child, 'message');
  return child;
}

async function untilThere(file: string): Promise<void> {
  for (let looks = 0; looks < 200 && !existsSync(file); looks++) await setTimeout(50);
}

(HAS_REDIS ? describe : describe.skip)('on Redis', () => {
  beforeAll(async () => void (redis = await startRedis()));
  afterAll(() => redis.remove());

  describeQueue('the queue of BullMQ', open);

  it('gives the job of a service that was killed to another, and of one that was stopped at once', async () => {
    const connection = unused();
    const queue = await openBullWorkQueue(connection);
    const first = await startService(connection.alike);
    const [hung, other] = [unusedFile('hung'), unusedFile('other')];
    const killed = queue.submit(jobOf(`hang-once ${hung}`));
    await untilThere(hung);
    const second = await startService(connection.alike);
    first.kill('SIGKILL');
    expect(await killed).toBe('hang-once');
    const stopped = queue.submit(jobOf(`hang-once ${other}`));
    await untilThere(other);
    const third = await startService(connection.alike);
    second.kill('SIGTERM');
    expect(await stopped).toBe('hang-once');
    expect(await queue.deadLetters()).toEqual([]);
    await queue.close();
    third.kill('SIGKILL');
  });

  it('does a job once for a conductor that comes back, whenever it was done', async () => {
    const connection = unused();
    const file = unusedFile('count');
    const job = jobOf(`count ${file}`);
    const queue = await openBullWorkQueue(connection);
    const lost = queue.submit(job, { owner: { tournament: 'crashed', fence: 1 } });
    await setTimeout(500);
    await queue.close(); // before anyone takes the job
    await expect(lost).rejects.toThrow('closed');
    const service = await startService(connection.alike);
    await untilThere(file);
    const next = await openBullWorkQueue(connection);
    expect(await next.submit(job, { owner: { tournament: 'crashed', fence: 2 } })).toBe('1');
    expect(readFileSync(file, 'utf8')).toBe('.');
    await next.close();
    service.kill('SIGKILL');
  });

  it('tells once that no service takes what waits, and takes it as soon as one is there', async () => {
    const connection = unused();
    const told: unknown[] = [];
    const queue = await openBullWorkQueue(connection, undefined, undefined, (...unserved) => told.push(unserved));
    const waiting = [queue.submit(jobOf('hello')), queue.submit(jobOf('hello', 2))];
    for (let looks = 0; looks < 200 && told.length === 0; looks++) await setTimeout(50);
    expect(told).toEqual([['arena', 2]]);
    const service = await startService(connection.alike);
    expect(await Promise.all(waiting)).toEqual(['hello', 'hello']);
    expect(told).toHaveLength(1);
    await queue.close();
    service.kill('SIGKILL');
  });

  it('goes on after Redis was killed and came back', async () => {
    const connection = unused();
    const queue = await openBullWorkQueue(connection);
    const waiting = queue.submit(jobOf('hello'));
    await setTimeout(1500); // as long as Redis may take to write down what it holds
    await redis.kill();
    await setTimeout(500);
    await redis.start();
    const service = await startService(connection.alike);
    expect(await waiting).toBe('hello');
    expect(await queue.submit(jobOf('hello', 2))).toBe('hello');
    await queue.close();
    service.kill('SIGKILL');
  });
});

it('says so where Redis does not answer', async () => {
  await expect(openBullWorkQueue({ url: 'redis://127.0.0.1:1', alike: 'spec' })).rejects.toThrow('does not answer');
});
