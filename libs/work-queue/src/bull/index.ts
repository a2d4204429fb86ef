/** The queue in Redis. It is loaded only where one is asked for, so that all else starts as fast as without it. */
import type { BullConnection } from './bull-job';
import type { OperatedQueue } from '../operated-queue';
import type { TellTrouble } from '../trouble';
import type { ServedQueue, ServedQueueOptions } from './serve-bull-queue';

export type { BullConnection, ServedQueue };

/** Throws an Error where Redis does not answer. */
export async function openBullWorkQueue(
  connection: BullConnection,
  onError?: (error: Error) => void,
  onTrouble?: TellTrouble,
): Promise<OperatedQueue> {
  const { connectBullWorkQueue } = await import('./bull-work-queue.js');
  return connectBullWorkQueue(connection, onError, onTrouble);
}

export async function serveBullQueue(options: ServedQueueOptions): Promise<ServedQueue> {
  const { takeBullJobs } = await import('./serve-bull-queue.js');
  return takeBullJobs(options);
}
