/** Does the jobs of a queue of BullMQ on this machine, by as many child processes as it may have. */
import type { QueueName } from '#tournament';
import { type BullConnection, type ServedQueue, serveBullQueue } from './bull';
import { EmbeddedWorkQueue, type EmbeddedWorkQueueOptions } from './embedded-work-queue';

/** Closed, it gives back what is under way; others do it. */
export async function serveQueue(
  queue: QueueName,
  connection: BullConnection,
  options: EmbeddedWorkQueueOptions,
  onError?: (error: Error) => void,
): Promise<ServedQueue> {
  const local = new EmbeddedWorkQueue({ ...options, triesOnce: true });
  const bull = await serveBullQueue({ ...connection, queue, workers: options.workers, local, onError });
  const close = async (): Promise<void> => {
    await bull.close();
    await local.close();
  };
  return { close };
}
