import { type IQueueBackend, Queue, QueueEvents } from 'bullmq';
import type { QueueName } from '#tournament';
import { openBackend } from './backend';
import { bullQueueName, QUEUE_NAMES } from './bull-job';
import type { BullQueue } from './bull-letters';
import { type BullQueueOptions, BullWorkQueue, type Opened } from './bull-work-queue';
import { openBoard } from './open-board';
import { seldom } from './seldom';

/** Events that are kept: each may hold a result. */
const KEPT_EVENTS = 1000;

/** Throws an Error where Redis or PostgreSQL cannot be reached. */
export async function connectBullWorkQueue(options: BullQueueOptions): Promise<BullWorkQueue> {
  const { url, alike } = options;
  const onError = seldom(options.onError ?? (() => undefined));
  const board = await openBoard(url, onError);
  const opened = QUEUE_NAMES.map((name): [QueueName, Opened] => {
    const bullName = bullQueueName(name, alike);
    const kept = { streams: { events: { maxLen: KEPT_EVENTS } } };
    const queue: BullQueue = new Queue(bullName, { connection: url, ...kept }, openBackend);
    const events = new QueueEvents<string, IQueueBackend, string>(bullName, { connection: url }, openBackend);
    queue.on('error', onError);
    events.on('error', onError);
    return [name, { queue, events }];
  });
  await Promise.all(opened.map(([, { events }]) => events.waitUntilReady()));
  return new BullWorkQueue(board, new Map(opened), { ...options, onError });
}
