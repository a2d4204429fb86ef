import type { Queue } from 'bullmq';
import type { QueueName } from '#tournament';
import type { OperatedQueue } from '../operated-queue';

/** What a queue holds at a moment. */
export interface QueueLoad {
  readonly queue: QueueName;
  /** Jobs that nobody is at. */
  readonly waiting: number;
  /** Services that take its jobs, each with processes of its own. */
  readonly services: number;
}

/** A queue that several processes use. Its methods throw a QueueUnavailableError within seconds where what holds the jobs is away. */
export interface SharedQueue extends OperatedQueue {
  /** Whether it answers. */
  check(): Promise<void>;
  loads(): Promise<readonly QueueLoad[]>;
}

/** Throws where what holds the jobs is away. */
export async function loadOf(
  name: QueueName,
  queue: Pick<Queue, 'getWaitingCount' | 'getDelayedCount' | 'getWorkersCount'>,
): Promise<QueueLoad> {
  const [waiting, delayed, services] = await Promise.all([
    queue.getWaitingCount(),
    queue.getDelayedCount(), // until they are tried again
    queue.getWorkersCount(),
  ]);
  return { queue: name, waiting: waiting + delayed, services };
}
