import { Queue, Worker } from 'bullmq';
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
import { CorruptWeightsError, JobFailedError } from '#tournament';
import { JOB_HOLDERS, type JobHolder } from '../../../../test/support/job-holders';
import { EmbeddedWorkQueue } from '../embedded-work-queue';
import { openBackend } from './backend';
import { type BullConnection, bullQueueName } from './bull-job';
import { openBullWorkQueue, serveBullQueue } from '.';

const LOCK_MILLISECONDS = 2000;
const SERVICE = path.join(path.dirname(WORKER), 'bull-service.main.js');

let holder: JobHolder;
let opened = 0;
/** Each has queues of its own. */
const unused = () => ({ url: holder.url, alike: `spec ${opened++}` });

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
  const child = fork(SERVICE, [holder.url, alike, `${LOCK_MILLISECONDS}`], { execArgv: [] });
  await once(child, 'message');
  return child;
}

function queueByHand({ url, alike }: BullConnection): Queue {
  return new Queue(bullQueueName('arena', alike), { connection: url } as never, openBackend as never);
}

/** A service that gives results which are none of Clade. */
async function serveByHand({ url, alike }: BullConnection, result: () => string): Promise<Worker> {
  const worker = new Worker(bullQueueName('arena', alike), async () => result(), { connection: url } as never, openBackend as never); // prettier-ignore
  await worker.waitUntilReady();
  return worker;
}

async function untilThere(file: string): Promise<void> {
  for (let looks = 0; looks < 200 && !existsSync(file); looks++) await setTimeout(50);
}

for (const [name, start] of JOB_HOLDERS) {
  describe(`on ${name}`, () => {
    beforeAll(async () => void (holder = await start()));
    afterAll(() => holder.remove());

    describeQueue(`the queue of BullMQ on ${name}`, open);

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

    it('does a job once more whose kept result cannot be used', async () => {
      const connection = unused();
      const service = await startService(connection.alike);
      const [file, job] = [unusedFile('count'), () => jobOf(`count ${file}`)];
      const isGone = new Set<unknown>();
      const checkResult = async (result: unknown): Promise<void> => {
        if (isGone.has(result)) throw new CorruptWeightsError('w', 'is missing');
      };
      const queue = await openBullWorkQueue({ ...connection, checkResult });
      expect([await queue.submit(job()), await queue.submit(job())]).toEqual(['1', '1']);
      isGone.add('1');
      expect([await queue.submit(job()), await queue.submit(job())]).toEqual(['2', '2']);
      for (const count of ['2', '3']) isGone.add(count);
      await expect(queue.submit(job())).rejects.toThrow('weights file w is missing'); // and not for ever
      await queue.close();
      service.kill('SIGKILL');
    });

    it.each(['{"not":"closed', 'null', '5.', ''])('does a job once more whose result is %j', async (result) => {
      const connection = unused();
      const results = [result, '"hello"', result, result];
      const service = await serveByHand(connection, () => results.shift()!);
      const queue = await openBullWorkQueue(connection);
      expect(await queue.submit(jobOf('hello'))).toBe('hello');
      await expect(queue.submit(jobOf('hello', 2))).rejects.toThrow(JobFailedError);
      await queue.close();
      await service.close();
    });

    it('fails what is no job, and goes on with others', async () => {
      const { queue, close } = await open({ workers: 1 });
      const connection = { url: holder.url, alike: `spec ${opened - 1}` };
      const byHand = queueByHand(connection);
      const envelope = { id: 'a/0/train-b', queue: 'arena', attempt: 1, fence: 0, payload: { kind: 'train', parents: [] } }; // prettier-ignore
      const tries = { lost: 0, failed: 0 };
      const malformed = [{}, null, { kind: 'train', parents: [] }, { envelope, tries }, { envelope: 5, tries }];
      const texts = ['not json', ...malformed.map((data) => JSON.stringify(data))];
      for (const [number, text] of texts.entries()) await byHand.add('train', text, { jobId: `a/0/train-${number}` });
      expect(await queue.submit(jobOf('hello'))).toBe('hello');
      for (const [number] of texts.entries()) expect(await byHand.getJobState(`a/0/train-${number}`)).toBe('failed');
      const [letter, ...others] = await queue.deadLetters();
      expect(letter).toMatchObject({ kind: 'train', cause: expect.stringContaining('undefined') });
      expect(others).toEqual([]);
      await byHand.close();
      await close();
    });

    it('tells once that no service takes what waits, and takes it as soon as one is there', async () => {
      const connection = unused();
      const told: unknown[] = [];
      const queue = await openBullWorkQueue({ ...connection, onUnserved: (...unserved) => told.push(unserved) });
      const waiting = [queue.submit(jobOf('hello')), queue.submit(jobOf('hello', 2))];
      for (let looks = 0; looks < 200 && told.length === 0; looks++) await setTimeout(50);
      expect(told).toEqual([['arena', 2]]);
      const service = await startService(connection.alike);
      expect(await Promise.all(waiting)).toEqual(['hello', 'hello']);
      expect(told).toHaveLength(1);
      await queue.close();
      service.kill('SIGKILL');
    });

    it('goes on after what holds the jobs was away and came back', async () => {
      const connection = unused();
      const queue = await openBullWorkQueue(connection);
      const waiting = queue.submit(jobOf('hello'));
      await setTimeout(1500); // as long as Redis may take to write down what it holds
      await holder.away();
      await setTimeout(500);
      await holder.back();
      const service = await startService(connection.alike);
      expect(await waiting).toBe('hello');
      expect(await queue.submit(jobOf('hello', 2))).toBe('hello');
      await queue.close();
      service.kill('SIGKILL');
    });
  });
}

it.each([
  ['redis://127.0.0.1:1', 'the Redis that CLADE_QUEUE_URL names (127.0.0.1:1) does not answer'],
  [
    'postgresql://postgres@127.0.0.1:1/clade',
    'the PostgreSQL that CLADE_QUEUE_URL names (127.0.0.1:1) cannot be used: connect ECONNREFUSED',
  ],
])('says so where %s is not there', async (url, sentence) => {
  await expect(openBullWorkQueue({ url, alike: 'spec' })).rejects.toThrow(sentence);
});
