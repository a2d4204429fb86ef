/**
 * A service's side of a queue in Redis: takes as many jobs as it has workers, and has each done by a child process, so that BullMQ's lock is renewed
 * whatever the job computes. A job whose service is killed goes to another once its lock has ended.
 */
import { DelayedError, type Job as BullJob, type Processor, UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type Envelope, ownerOf, type QueueName, type WorkQueue } from '#tournament';
import { causeOf, type JobFailure } from '../failures';
import { afterFailure, BACKOFF_MILLISECONDS, waitBeforeRetry, WORKER_TRIES } from '../retries';
import { type BullConnection, type BullData, type BullNews, bullQueueName, CALLED_OFF, cancelledKey } from './bull-job';

export interface ServedQueueOptions extends BullConnection {
  readonly queue: QueueName;
  /** Jobs at a time. */
  readonly workers: number;
  /** Does them, each with one try. */
  readonly local: WorkQueue;
  /** Until a job of a service that died goes to another. */
  readonly lockMilliseconds?: number;
  readonly backoff?: number;
  readonly onError?: (error: Error) => void;
}

const LOCK_MILLISECONDS = 30_000;
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
  const onError = options.onError ?? (() => undefined);
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', onError);
  const closing = new AbortController();
  const does: Processor<BullData> = (job, token) => doJob(job, token!, options.local, redis, closing.signal);
  const worker = new Worker<BullData>(bullQueueName(queue, alike), does, {
    connection: { url, maxRetriesPerRequest: null },
    concurrency: workers,
    lockDuration: lockMilliseconds,
    stalledInterval: lockMilliseconds,
    maxStalledCount: WORKER_TRIES - 1,
    settings: {
      backoffStrategy: (_made, _type, _error, job) => {
        const { tries, failure } = (job as BullJob<BullData>).data;
        return failure ? (waitBeforeRetry(tries, failure, backoff) ?? 0) : 0;
      },
    },
  });
  worker.on('error', onError);
  await worker.waitUntilReady();
  return {
    close: async () => {
      const closed = worker.close();
      closing.abort(new GivenBack('the service ends'));
      await closed;
      redis.disconnect();
    },
  };
}

async function doJob(
  job: BullJob<BullData>,
  token: string,
  local: WorkQueue,
  redis: Redis,
  closing: AbortSignal,
): Promise<unknown> {
  const { envelope } = job.data;
  const stop = new AbortController();
  const look = async (): Promise<void> => {
    if (await redis.exists(cancelledKey(envelope.id))) stop.abort(new CalledOff(CALLED_OFF));
  };
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MILLISECONDS);
  const told: Promise<unknown>[] = [];
  const tell = (news: BullNews): void => void told.push(job.updateProgress(news).catch(() => undefined));
  try {
    await look();
    return await local.submit(envelope.payload, {
      owner: ownerOf(envelope),
      signal: AbortSignal.any([stop.signal, closing]),
      onProgress: (progress) => tell({ progress }),
      onSpent: (cpuSeconds) => tell({ cpuSeconds }),
    });
  } catch (error) {
    if (error instanceof CalledOff) throw new UnrecoverableError(CALLED_OFF);
    if (error instanceof GivenBack) {
      await job.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    }
    throw await recordFailure(job, envelope, causeOf(error));
  } finally {
    clearInterval(looking);
    await Promise.all(told); // before it is told that the job has ended
  }
}

/** Kept with the job, for who submitted it and for the next try. */
async function recordFailure(job: BullJob<BullData>, envelope: Envelope, failure: JobFailure): Promise<Error> {
  const tries = afterFailure(job.data.tries, failure);
  await job.updateData({ envelope: { ...envelope, attempt: envelope.attempt + 1 }, tries, failure });
  const isLast = waitBeforeRetry(tries, failure, 1) === null;
  return isLast ? new UnrecoverableError(failure.message) : new Error(failure.message);
}
