/** Does the jobs of queues in Redis on this machine, each queue by as many child processes as it may have. */
import type { QueueName } from '#tournament';
import { type BullConnection, serveBullQueue } from './bull';
import { EmbeddedWorkQueue, type EmbeddedWorkQueueOptions } from './embedded-work-queue';

export interface ServedQueues {
  /** Gives back what is under way; others do it. */
  close(): Promise<void>;
}

export async function serveQueues(
  names: readonly QueueName[],
  connection: BullConnection,
  options: EmbeddedWorkQueueOptions,
  onError?: (error: Error) => void,
): Promise<ServedQueues> {
  const served = await Promise.all(
    names.map(async (queue) => {
      const local = new EmbeddedWorkQueue({ ...options, triesOnce: true });
      const bull = await serveBullQueue({ ...connection, queue, workers: options.workers, local, onError });
      return async (): Promise<void> => {
        await bull.close();
        await local.close();
      };
    }),
  );
  return { close: async () => void (await Promise.all(served.map((close) => close()))) };
}
