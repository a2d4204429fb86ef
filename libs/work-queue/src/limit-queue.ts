import type { JobKind, JobOf, JobResults, SubmitOptions, WorkQueue } from '#tournament';

/** A view of `queue` through which at most `limit` jobs are under way at once; the others wait in order. */
export function limitQueue(queue: WorkQueue, limit: number): WorkQueue {
  let free = limit;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> => (free-- > 0 ? Promise.resolve() : new Promise((go) => waiting.push(go)));
  const leave = (): void => {
    free++;
    waiting.shift()?.();
  };
  return {
    async submit<Kind extends JobKind>(job: JobOf<Kind>, options?: SubmitOptions): Promise<JobResults[Kind]> {
      await enter();
      try {
        return await queue.submit(job, options);
      } finally {
        leave();
      }
    },
  };
}
