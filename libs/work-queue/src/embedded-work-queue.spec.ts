import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InvalidValueError, sum } from '#base';
import {
  CorruptTextError,
  CorruptWeightsError,
  JobFailedError,
  type JobProgress,
  type SampleJob,
  WorkersLostError,
} from '#tournament';
import { EmbeddedWorkQueue } from './embedded-work-queue';
import { limitQueue } from './limit-queue';

const modulePath = path.resolve(__dirname, '../../../dist/test/fixtures/worker.main.js');
const folder = mkdtempSync(path.join(tmpdir(), 'clade-queue-'));

const job = (prompt: string, length = 1): SampleJob => ({
  kind: 'sample',
  architecture: { family: 'gru', context: 16, embedding: 16, width: 32, depth: 1 },
  weights: '',
  vocabulary: [],
  prompt,
  decoding: { temperature: 1, topK: 100, topP: 1 },
  length,
  seed: 0,
});

let queue: EmbeddedWorkQueue;
const open = (workers: number, silenceSeconds = 30): EmbeddedWorkQueue =>
  (queue = new EmbeddedWorkQueue({ workers, modulePath, silenceSeconds: () => silenceSeconds }));
afterEach(() => queue.close());

it('spreads jobs over as many processes as it may have', async () => {
  open(2);
  const pids = await Promise.all(Array.from({ length: 8 }, () => queue.submit(job('pid'))));
  expect(new Set(pids).size).toBe(2);
  expect(pids).not.toContain(String(process.pid));
});

it('has a worker more for what someone waits for, and for that alone', async () => {
  open(1);
  const silent = new AbortController();
  const ended = expect(queue.submit(job('hang'), silent)).rejects.toThrow();
  const trained = queue.submit(job('pid'));
  const asked = await Promise.all([1, 2].map(() => queue.submit(job('pid'), { isAwaited: true })));
  expect(new Set(asked).size).toBe(1); // one after the other
  const waits = new Promise((resolve) => setTimeout(resolve, 300, 'waits'));
  expect(await Promise.race([trained, waits])).toBe('waits');
  silent.abort();
  await ended;
  expect(asked).not.toContain(await trained);
});

it('passes progress on, in order, less often than it is made', async () => {
  const received: JobProgress[] = [];
  await open(1).submit(job('progress', 1000), { onProgress: (progress) => received.push(progress) });
  const fractions = received.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect([fractions[0], fractions.at(-1)]).toEqual([0.001, 1]);
  expect(sum(received.map(({ tokens }) => tokens))).toBe(1000);
  expect(received.length).toBeLessThan(500);
});

it('gives the job of a worker that was killed to another', async () => {
  expect(await open(1).submit(job(`die-once ${path.join(folder, 'died')}`))).toBe('die-once');
});

it('gives up on a job that kills every worker, and goes on with the others', async () => {
  open(1);
  const deadly = queue.submit(job('die'));
  const harmless = queue.submit(job('hello'));
  await expect(deadly).rejects.toThrow(WorkersLostError);
  await expect(deadly).rejects.toThrow('given to 3 workers');
  expect(await harmless).toBe('hello');
});

it('tries a job that failed of itself once more', async () => {
  expect(await open(1).submit(job(`fail-once ${path.join(folder, 'failed')}`))).toBe('fail-once');
  await expect(queue.submit(job('fail'))).rejects.toThrow(JobFailedError);
});

it('tells trouble of the machine from trouble of the program, and passes invalid values on', async () => {
  open(1);
  await expect(queue.submit(job('disk-full'))).rejects.toThrow(WorkersLostError);
  await expect(queue.submit(job('no-memory'))).rejects.toThrow(WorkersLostError);
  await expect(queue.submit(job('invalid'))).rejects.toThrow(InvalidValueError);
  await expect(queue.submit(job('invalid'))).rejects.toMatchObject({ field: 'niches.x', value: 3 });
});

it.each([
  ['weights', CorruptWeightsError],
  ['text', CorruptTextError],
])('passes on which file of %s is corrupt', async (kind, Corrupt) => {
  await expect(open(1).submit(job(`corrupt-${kind} a/b`))).rejects.toThrow(new Corrupt('a/b', 'is missing'));
  await expect(queue.submit(job(`corrupt-${kind} a/b`))).rejects.toBeInstanceOf(Corrupt);
});

it('ends a worker that falls silent', async () => {
  await expect(open(1, 0.5).submit(job('hang'))).rejects.toThrow('silent for 0.5 s');
});

it('ends an aborted job at once, under way or waiting, and frees its worker', async () => {
  open(1);
  const stop = new AbortController();
  const jobs = [job('hang'), job('hello')].map((each) => queue.submit(each, { signal: stop.signal }));
  const after = queue.submit(job('after'));
  stop.abort(new Error('stopped by hand'));
  for (const aborted of jobs) await expect(aborted).rejects.toThrow('stopped by hand');
  expect(await after).toBe('after');
  await expect(queue.submit(job('late'), { signal: stop.signal })).rejects.toThrow('stopped by hand');
});

it('lets only so many through a limited view at once', async () => {
  const limited = limitQueue(open(3), 1);
  const pids = await Promise.all(Array.from({ length: 6 }, () => limited.submit(job('pid'))));
  expect(new Set(pids).size).toBe(1);
});
