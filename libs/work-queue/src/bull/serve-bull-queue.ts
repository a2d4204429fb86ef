/**
 * A service's side of a queue of BullMQ: takes as many jobs as it has workers, and has each done by a child process, so that BullMQ's lock is renewed
 * whatever the job computes. A job whose service is killed goes to another once its lock has ended.
 */
import {
  DelayedError,
  type IQueueBackend,
  type Job as BullJob,
  type Processor,
  UnrecoverableError,
  Worker,
} from 'bullmq';
import { ownerOf, type QueueName, type WorkQueue } from '#tournament';
import { causeOf, type JobFailure } from '../failures';
import { afterFailure, BACKOFF_MILLISECONDS, waitBeforeRetry, WORKER_TRIES } from '../retries';
import { openBackend } from './backend';
import type { Board } from './board';
import {
  type BullConnection,
  type BullData,
  type BullNews,
  bullQueueName,
  CALLED_OFF,
  cancelledKey,
  dataOf,
  packed,
} from './bull-job';
import { openBoard } from './open-board';
import { seldom } from './seldom';

export interface ServedQueueOptions extends BullConnection {
  readonly queue: QueueName;
  /** Jobs at a time. */
  readonly workers: number;
  /** Does them, each with one try. */
  readonly local: WorkQueue;
  readonly backoff?: number;
  readonly onError?: (error: Error) => void;
}

const LOCK_MILLISECONDS = 30_000;
/** Between two tries where the connection to PostgreSQL is refused. */
const REFUSED_MILLISECONDS = 1000;
/** Between two looks whether a job was called off. */
const LOOK_MILLISECONDS = 500;

class CalledOff extends Error {}
/** The service ends: the job goes back, as if it had not been taken. */
class GivenBack extends Error {}

export interface ServedQueue {
  close(): Promise<void>;
}

export async function takeBullJobs(options: ServedQueueOptions): Promise<ServedQueue> {
  const { url, alike, queue, workers, lockMilliseconds = LOCK_MILLISECONDS, backoff = BACKOFF_MILLISECONDS } = options;
  const onError = seldom(options.onError ?? (() => undefined));
  const board = await openBoard(url, onError);
  const closing = new AbortController();
  const does: Processor<string, string> = (job, token) => doJob(job, token!, options.local, board, closing.signal);
  const worker = new Worker<string, string, string, IQueueBackend, BullNews, string>(
    bullQueueName(queue, alike),
    does,
    {
      connection: url,
      concurrency: workers,
      lockDuration: lockMilliseconds,
      stalledInterval: lockMilliseconds,
      maxStalledCount: WORKER_TRIES - 1,
      runRetryDelay: REFUSED_MILLISECONDS,
      settings: {
        backoffStrategy: (_made, _type, _error, job) => {
          const { tries, failure } = dataOf(job as BullJob<string>) ?? {};
          return tries && failure ? (waitBeforeRetry(tries, failure, backoff) ?? 0) : 0;
        },
      },
    },
    openBackend,
  );
  worker.on('error', onError);
  await worker.waitUntilReady();
  return {
    close: async () => {
      const closed = worker.close();
      closing.abort(new GivenBack('the service ends'));
      await closed;
      await board.close();
    },
  };
}

async function doJob(
  job: BullJob<string>,
  token: string,
  local: WorkQueue,
  board: Board,
  closing: AbortSignal,
): Promise<string> {
  const data = dataOf(job);
  if (!data) throw new UnrecoverableError('its data cannot be read');
  const { envelope } = data;
  const stop = new AbortController();
  const look = async (): Promise<void> => {
    const note = await board.noteOf(cancelledKey(envelope.id)).catch(() => null); // away: the next look may be luckier
    if (note !== null) stop.abort(new CalledOff(CALLED_OFF));
  };
  const looking = setInterval(() => void look(), LOOK_MILLISECONDS);
  const told: Promise<unknown>[] = [];
  const tell = (news: BullNews): void => void told.push(job.updateProgress(news).catch(() => undefined));
  try {
    await look();
    const result = await local.submit(envelope.payload, {
      owner: ownerOf(envelope),
      signal: AbortSignal.any([stop.signal, closing]),
      onProgress: (progress) => tell({ progress }),
      onSpent: (cpuSeconds) => tell({ cpuSeconds }),
    });
    return packed(result ?? null);
  } catch (error) {
    if (error instanceof CalledOff) throw new UnrecoverableError(CALLED_OFF);
    if (error instanceof GivenBack) {
      await job.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    }
    throw await recordFailure(job, data, causeOf(error));
  } finally {
    clearInterval(looking);
    await Promise.all(told); // before it is told that the job has ended
  }
}

/** Kept with the job, for who submitted it and for the next try. */
async function recordFailure(
  job: BullJob<string>,
  { envelope, tries: before }: BullData,
  failure: JobFailure,
): Promise<Error> {
  const tries = afterFailure(before, failure);
  await job.updateData(packed({ envelope: { ...envelope, attempt: envelope.attempt + 1 }, tries, failure }));
  const isLast = waitBeforeRetry(tries, failure, 1) === null;
  const message = packed(failure.message);
  return isLast ? new UnrecoverableError(message) : new Error(message);
}
