/** What every queue of jobs owes. Its jobs are done by processes of `test/fixtures/worker.main.ts`: their prompts say what to do. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { InvalidValueError, sum } from '#base';
import { builtFile } from '#settings';
import {
  CorruptTextError,
  CorruptWeightsError,
  JobFailedError,
  type JobProgress,
  type SampleJob,
  StaleTokenError,
  WorkersLostError,
} from '#tournament';
import type { EmbeddedWorkQueueOptions, OperatedQueue } from '#work-queue';

export const WORKER = builtFile('test/fixtures/worker.main.js');

export type QueueSettings = Pick<EmbeddedWorkQueueOptions, 'workers'> &
  Partial<Pick<EmbeddedWorkQueueOptions, 'silenceSeconds' | 'limits' | 'backoff'>>;

export interface OpenQueue {
  readonly queue: OperatedQueue;
  close(): Promise<void>;
}

export function jobOf(prompt: string, length = 1): SampleJob {
  return {
    kind: 'sample',
    architecture: { family: 'gru', context: 16, embedding: 16, width: 32, depth: 1 },
    weights: '',
    vocabulary: [],
    prompt,
    decoding: { temperature: 1, topK: 100, topP: 1 },
    length,
    seed: 0,
  };
}

/** A name for a file that is not there. */
export function unusedFile(name: string): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'clade-queue-')), name);
}

/** A queue that is empty, whose jobs are done by as many workers as the settings say. */
export function describeQueue(name: string, openWith: (settings: QueueSettings) => Promise<OpenQueue>): void {
  describe(name, () => {
    let opened: OpenQueue | undefined;
    const open = async (settings: QueueSettings = { workers: 1 }): Promise<OperatedQueue> => {
      opened = await openWith({ backoff: 10, ...settings });
      return opened.queue;
    };
    afterEach(async () => {
      await opened?.close();
      opened = undefined;
    });

    it('spreads jobs over as many processes as it may have, none of them this one', async () => {
      const queue = await open({ workers: 2 });
      const pids = await Promise.all(Array.from({ length: 8 }, (_, n) => queue.submit(jobOf('pid', n))));
      expect(new Set(pids).size).toBe(2);
      expect(pids).not.toContain(String(process.pid));
    });

    it('begins jobs in the order of their submission, and those that someone waits for before others', async () => {
      const queue = await open();
      const ended: number[] = [];
      const submit = async (n: number, isAwaited = false): Promise<void> => {
        await queue.submit(jobOf('hello', n), { isAwaited });
        ended.push(n);
      };
      const first = [0, 1, 2, 3].map((n) => submit(n));
      await Promise.all(first);
      expect(ended).toEqual([0, 1, 2, 3]);
      const stop = new AbortController();
      const blocking = queue.submit(jobOf('hang'), { signal: stop.signal }).catch(() => undefined);
      await setTimeout(300); // it is under way
      const others = [4, 5].map((n) => submit(n));
      await setTimeout(300);
      const awaited = submit(6, true);
      await setTimeout(300);
      stop.abort();
      await Promise.all([blocking, awaited, ...others]);
      expect(ended).toEqual([0, 1, 2, 3, 6, 4, 5]);
    });

    it('passes progress on, in order, less often than it is made, and what processor time it took', async () => {
      const queue = await open();
      const received: JobProgress[] = [];
      const spent: number[] = [];
      await queue.submit(jobOf('progress', 1000), {
        onProgress: (progress) => received.push(progress),
        onSpent: (seconds) => spent.push(seconds),
      });
      const fractions = received.map(({ fraction }) => fraction);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
      expect([fractions[0], fractions.at(-1)]).toEqual([0.001, 1]);
      expect(sum(received.map(({ tokens }) => tokens))).toBe(1000);
      expect(received.length).toBeLessThan(500);
      expect(spent).toEqual([expect.any(Number)]);
    });

    it('gives the job of a worker that was killed to another', async () => {
      const queue = await open();
      expect(await queue.submit(jobOf(`die-once ${unusedFile('died')}`))).toBe('die-once');
    });

    it.each([
      [
        'whose workers are killed',
        'die',
        WorkersLostError,
        '3 workers in turn and none finished it: killed by SIGKILL',
      ],
      ['that ends its process', 'exit', JobFailedError, 'sample failed: its process ended: exit code 3'],
      ['that crashes its process', 'crash', JobFailedError, 'sample failed: its process ended: killed by SIGSEGV'],
    ])('gives up on a job %s each time, and goes on with the others', async (_, prompt, Failed, cause) => {
      const queue = await open();
      const deadly = queue.submit(jobOf(prompt));
      const harmless = queue.submit(jobOf('hello'));
      await expect(deadly).rejects.toThrow(Failed);
      await expect(deadly).rejects.toThrow(cause);
      expect(await harmless).toBe('hello');
    });

    it('tries a job that failed of itself once more, later', async () => {
      const queue = await open({ workers: 1, backoff: 500 });
      const before = performance.now();
      expect(await queue.submit(jobOf(`fail-once ${unusedFile('failed')}`))).toBe('fail-once');
      expect(performance.now() - before).toBeGreaterThanOrEqual(500);
      await expect(queue.submit(jobOf('fail'))).rejects.toThrow(JobFailedError);
    });

    it('tells trouble of the machine from trouble of the program, and passes invalid values on', async () => {
      const queue = await open();
      await expect(queue.submit(jobOf('disk-full'))).rejects.toThrow(WorkersLostError);
      await expect(queue.submit(jobOf('no-memory'))).rejects.toThrow(WorkersLostError);
      const invalid = queue.submit(jobOf('invalid'));
      await expect(invalid).rejects.toThrow(InvalidValueError);
      await expect(invalid).rejects.toMatchObject({ field: 'niches.x', value: 3 });
    });

    it.each([
      ['weights', CorruptWeightsError],
      ['text', CorruptTextError],
    ])('passes on which file of %s is corrupt', async (kind, Corrupt) => {
      const queue = await open();
      const corrupt = queue.submit(jobOf(`corrupt-${kind} a/b`));
      await expect(corrupt).rejects.toThrow(new Corrupt('a/b', 'is missing').message);
      await expect(corrupt).rejects.toBeInstanceOf(Corrupt);
    });

    it('ends a worker that falls silent, which is the fault of its job unless someone stopped it', async () => {
      const queue = await open({ workers: 1, silenceSeconds: () => 3 });
      const hung = queue.submit(jobOf('hang'));
      await expect(hung).rejects.toThrow(JobFailedError);
      await expect(hung).rejects.toThrow('it was silent for 3 s');
      if (process.platform === 'linux') await expect(queue.submit(jobOf('stop'))).rejects.toThrow(WorkersLostError);
    });

    it.each([['hang'], ['spin']])('ends the process of a job that takes too long (%s)', async (prompt) => {
      const queue = await open({ workers: 1, limits: { seconds: 5 } });
      const long = queue.submit(jobOf(prompt));
      await expect(long).rejects.toThrow(JobFailedError);
      await expect(long).rejects.toThrow('it took longer than the 5 s that a job may take');
      expect(await queue.submit(jobOf('hello'))).toBe('hello');
    });

    (process.platform === 'linux' ? it : it.skip)('ends the process of a job that takes too much memory', async () => {
      const queue = await open({ workers: 1, limits: { megabytes: 300 } });
      const greedy = queue.submit(jobOf('gorge'));
      await expect(greedy).rejects.toThrow(JobFailedError);
      await expect(greedy).rejects.toThrow('it held more than the 300 MiB of memory that a job may hold');
      expect(await queue.submit(jobOf('hello'))).toBe('hello');
    });

    it('ends a job that is called off at once, under way or waiting, and frees its worker', async () => {
      const queue = await open();
      const stop = new AbortController();
      const jobs = [jobOf('hang'), jobOf('hello')].map((each) => queue.submit(each, { signal: stop.signal }));
      const after = queue.submit(jobOf('after'));
      await setTimeout(300);
      stop.abort(new Error('stopped by hand'));
      for (const called of jobs) await expect(called).rejects.toThrow('stopped by hand');
      expect(await after).toBe('after');
      await expect(queue.submit(jobOf('late'), { signal: stop.signal })).rejects.toThrow('stopped by hand');
      expect(await queue.deadLetters()).toEqual([]);
      expect(await queue.submit(jobOf('hello'))).toBe('hello'); // the same as one that was called off
    });

    it('keeps jobs that failed for good, with the cause, and does one again when it is asked to', async () => {
      const queue = await open();
      const owner = { tournament: 'abc', generation: 3, fence: 1 };
      await expect(queue.submit(jobOf(`fail-twice ${unusedFile('count')}`), { owner })).rejects.toThrow('not yet');
      await expect(queue.submit(jobOf('die'), { owner })).rejects.toThrow(WorkersLostError);
      const [died, failed] = await queue.deadLetters();
      expect(died).toMatchObject({ queue: 'arena', kind: 'sample', attempts: 3, cause: 'killed by SIGKILL' });
      expect(failed).toMatchObject({
        tournament: 'abc',
        generation: 3,
        attempts: 2,
        cause: 'not yet',
        individuals: [],
      });
      expect(failed.id).toMatch(/^abc\/3\/sample-/);
      expect(Date.parse(failed.failedAt)).toBeGreaterThan(Date.now() - 60_000);
      expect(await queue.submit(jobOf('hello'), { owner: { ...owner, fence: 2 } })).toBe('hello'); // another conducts it by now
      expect(await queue.retry(failed.id)).toBe('fail-twice');
      expect(await queue.deadLetters()).toEqual([died]);
      await expect(queue.retry(died.id)).rejects.toThrow(WorkersLostError);
      expect(await queue.deadLetters()).toEqual([died]);
      await expect(queue.retry('abc/3/sample-unknown')).rejects.toThrow(InvalidValueError);
    });

    it('takes a job that failed for good when it is submitted again, and off the list', async () => {
      const queue = await open();
      const job = jobOf(`fail-twice ${unusedFile('count')}`);
      await expect(queue.submit(job)).rejects.toThrow('not yet');
      expect(await queue.submit(job)).toBe('fail-twice');
      expect(await queue.deadLetters()).toEqual([]);
    });

    it('passes on jobs, results and causes of failures as they are, in their order and with any characters', async () => {
      const queue = await open();
      const prompt = 'echo \0 \ud83d'; // half an emoji
      expect(JSON.stringify(await queue.submit(jobOf(prompt)))).toBe(JSON.stringify({ z: prompt, a: 5e-324 }));
      await expect(queue.submit(jobOf('fail-oddly'))).rejects.toThrow('\0 \ud83d');
      expect((await queue.deadLetters()).map(({ cause }) => cause)).toEqual(['\0 \ud83d']);
    });

    it('refuses jobs and results that are not JSON', async () => {
      const queue = await open();
      await expect(queue.submit({ ...jobOf('hello'), seed: NaN })).rejects.toThrow('sample.seed is NaN');
      await expect(queue.submit(jobOf('nan'))).rejects.toThrow('sample failed: result of sample is NaN');
    });

    it('fails what is no job, which waits behind another, and goes on', async () => {
      const queue = await open();
      const first = queue.submit(jobOf('hello'));
      await expect(queue.submit({ kind: 'evaluate', members: 5 } as never)).rejects.toThrow();
      expect(await first).toBe('hello');
      expect(await queue.submit(jobOf('hello', 2))).toBe('hello');
    });

    it('refuses jobs of a conductor that another has followed', async () => {
      const queue = await open();
      const submit = (fence: number) =>
        queue.submit(jobOf('hello', fence), { owner: { tournament: 'followed', fence } });
      expect([await submit(1), await submit(2)]).toEqual(['hello', 'hello']);
      await expect(submit(1)).rejects.toThrow(StaleTokenError);
      expect(await queue.submit(jobOf('hello'), { owner: { tournament: 'other', fence: 1 } })).toBe('hello');
    });

    it('gives both who submit the same job its result', async () => {
      const queue = await open({ workers: 2 });
      expect(await Promise.all([1, 2].map(() => queue.submit(jobOf('hello'))))).toEqual(['hello', 'hello']);
    });
  });
}
