import type { WorkQueue } from '#tournament';
import { CountedQueue } from './counted-queue';

it('counts what is pending, how it ended and what it took, and changes nothing', async () => {
  const ends: ((error?: Error) => void)[] = [];
  const queue = {
    submit: (_job: unknown, { onSpent }: { onSpent: (seconds: number) => void }) =>
      new Promise((resolve, reject) => {
        ends.push((error) => {
          onSpent(2);
          if (error) reject(error);
          else resolve('result');
        });
      }),
  } as unknown as WorkQueue;
  const counted = new CountedQueue(queue, 1);
  const spent: number[] = [];
  const job = { kind: 'survey', texts: [], vocabularyLimit: 2 } as const;
  const stop = new AbortController();
  const [one, other] = [counted.submit(job, { onSpent: (seconds) => spent.push(seconds) }), counted.submit(job)];
  const taken = counted.submit(job, { signal: stop.signal });
  for (const ending of [other, taken]) ending.catch(() => undefined);
  expect([counted.counts.get('survey')!.pending, counted.waiting]).toEqual([3, 2]);
  ends[0]();
  ends[1](new Error('lost'));
  stop.abort();
  ends[2](new Error('paused'));
  expect(await one).toBe('result');
  await expect(other).rejects.toThrow('lost');
  await expect(taken).rejects.toThrow('paused');
  expect(spent).toEqual([2]);
  expect(counted.counts.get('survey')).toEqual({ pending: 0, done: 1, failed: 1, cancelled: 1, cpuSeconds: 6 });
  expect(counted.waiting).toBe(0);
});
