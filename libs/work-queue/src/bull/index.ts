/** The queue in Redis or PostgreSQL. It is loaded only where one is asked for, so that all else starts as fast as without it. */
import type { BullConnection } from './bull-job';
import type { OperatedQueue } from '../operated-queue';
import type { TellTrouble } from '../trouble';
import type { Order, Orders } from './orders';
import type { ServedQueue, ServedQueueOptions } from './serve-bull-queue';
import type { TellUnserved } from './unserved';

export type { BullConnection, ServedQueue };
export type { Order, Orders };
export { seldom } from './seldom';

/** Throws an Error where Redis or PostgreSQL does not answer. */
export async function openOrders(url: string, onError: (error: Error) => void): Promise<Orders> {
  const [{ openBoard }, { Orders }] = await Promise.all([import('./open-board.js'), import('./orders.js')]);
  return new Orders(await openBoard(url, onError));
}

/** Throws an Error where Redis or PostgreSQL does not answer. */
export async function openBullWorkQueue(
  connection: BullConnection,
  onError?: (error: Error) => void,
  onTrouble?: TellTrouble,
  onUnserved?: TellUnserved,
): Promise<OperatedQueue> {
  const { connectBullWorkQueue } = await import('./bull-work-queue.js');
  return connectBullWorkQueue(connection, onError, onTrouble, onUnserved);
}

export async function serveBullQueue(options: ServedQueueOptions): Promise<ServedQueue> {
  const { takeBullJobs } = await import('./serve-bull-queue.js');
  return takeBullJobs(options);
}
