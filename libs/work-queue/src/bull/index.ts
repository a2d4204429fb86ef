/** The queue in Redis or PostgreSQL. It is loaded only where one is asked for, so that all else starts as fast as without it. */
import type { BullConnection } from './bull-job';
import type { BullQueueOptions } from './bull-work-queue';
import { tellingWhere } from './holder';
import type { Order, Orders, WaitingOrder } from './orders';
import type { ServedQueue, ServedQueueOptions } from './serve-bull-queue';
import type { QueueLoad, SharedQueue } from './shared-queue';

export type { BullConnection, ServedQueue };
export type { Order, Orders, QueueLoad, SharedQueue, WaitingOrder };
export { seldom } from './seldom';

/** Throws an Error where Redis or PostgreSQL does not answer. */
export async function openOrders(url: string, onError: (error: Error) => void): Promise<Orders> {
  const { AnsweringOrders, openBoard, Reach } = await import('./opened.js');
  const board = await openBoard(url, tellingWhere(url, onError));
  return new AnsweringOrders(board, new Reach(board, url), onError);
}

/** Throws an Error where Redis or PostgreSQL does not answer. */
export async function openBullWorkQueue(options: BullQueueOptions): Promise<SharedQueue> {
  const { AnsweringQueue, connectBullWorkQueue, Reach } = await import('./opened.js');
  const { url, onError = () => undefined } = options;
  const queue = await connectBullWorkQueue({ ...options, onError: tellingWhere(url, onError) });
  return new AnsweringQueue(queue, new Reach(queue.board, url));
}

export async function serveBullQueue(options: ServedQueueOptions): Promise<ServedQueue> {
  const { takeBullJobs } = await import('./serve-bull-queue.js');
  const { url, onError = () => undefined } = options;
  return takeBullJobs({ ...options, onError: tellingWhere(url, onError) });
}
