/** Jobs of queues of BullMQ that failed as often as they may. */
import type { IQueueBackend, Job as BullJob, Queue } from 'bullmq';
import { letterOf } from '../letters';
import type { DeadLetter } from '../operated-queue';
import { type BullData, CALLED_OFF, dataOf } from './bull-job';

/** Kept at most. */
export const LETTERS = 1000;

export type BullQueue = Queue<string, string, string, string, string, string, IQueueBackend, string>;

/** The newest first, without those that someone called off or whose data cannot be read. */
export async function lettersOf(queues: readonly BullQueue[]): Promise<readonly DeadLetter[]> {
  const letters = await Promise.all(
    queues.map(async (queue) => {
      const ids = await queue.getRanges(['failed'], 0, LETTERS - 1);
      const jobs = await Promise.all(ids.map((id) => readJob(queue, id)));
      return jobs.flatMap((job) => {
        const data = job && dataOf(job);
        return data && job.failedReason !== CALLED_OFF ? [toLetter(data, job)] : [];
      });
    }),
  );
  return letters.flat().sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
}

/** Undefined where there is none, or none that can be read. */
export async function readJob(queue: BullQueue, id: string): Promise<BullJob<string> | undefined> {
  try {
    return (await queue.getJob(id)) as BullJob<string> | undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // something else put it there
    throw error;
  }
}

function toLetter({ envelope, tries, failure }: BullData, { failedReason, finishedOn }: BullJob<string>): DeadLetter {
  const attempts = Math.max(1, tries.lost + tries.failed);
  return letterOf(envelope, attempts, failure?.message ?? failedReason, new Date(finishedOn ?? 0));
}

export async function failedJob(queues: readonly BullQueue[], id: string): Promise<BullJob<string> | undefined> {
  for (const queue of queues) {
    const job = await readJob(queue, id);
    if (await job?.isFailed()) return job;
  }
  return undefined;
}
