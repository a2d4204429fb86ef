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
  const [one, other] = [counted.submit(job, { onSpent: (seconds) => spent.push(seconds) }), counted.submit(job)];
  other.catch(() => undefined);
  expect([counted.counts.get('survey')!.pending, counted.waiting]).toEqual([2, 1]);
  ends[0]();
  ends[1](new Error('lost'));
  expect(await one).toBe('result');
  await expect(other).rejects.toThrow('lost');
  expect(spent).toEqual([2]);
  expect(counted.counts.get('survey')).toEqual({ pending: 0, done: 1, failed: 1, cpuSeconds: 4 });
  expect(counted.waiting).toBe(0);
});
