/**
 * A work queue in Redis (BullMQ), whose jobs services on any number of machines do. Who submits a job that is there already waits for that one:
 * so a conductor that goes on after a crash finds what was done meanwhile. What Redis forgot is submitted again.
 */
import { type Job as BullJob, Queue, QueueEvents } from 'bullmq';
import { Redis } from 'ioredis';
import { setMaxListeners } from 'node:events';
import {
  type Envelope,
  envelopeOf,
  type Job,
  type JobKind,
  type JobOf,
  type JobResults,
  ownerOf,
  type QueueName,
  StaleTokenError,
  type SubmitOptions,
} from '#tournament';
import { letterOf, noSuchLetter, retryApart } from '../letters';
import { errorOf, type JobFailure } from '../failures';
import type { DeadLetter, OperatedQueue } from '../operated-queue';
import { MOST_TRIES, triesOf } from '../retries';
import { type TellTrouble, troubleOf } from '../trouble';
import {
  type BullConnection,
  type BullData,
  type BullNews,
  bullQueueName,
  CALLED_OFF,
  cancelledKey,
  FENCES_KEY,
  QUEUE_NAMES,
  UNTRIED,
} from './bull-job';
import { type TellUnserved, Unserved } from './unserved';

/** Results stay for conductors that come back. */
const KEPT = { age: 3600, count: 1000 };
const CANCELLED_SECONDS = 3600;
/** Events that Redis keeps: each may hold a result. */
const KEPT_EVENTS = 1000;
/** Between two looks at all that is waited for, should an event be lost. */
const SWEEP_MILLISECONDS = 5000;
const LETTERS = 1000;
const REACH_MILLISECONDS = 5000;

/** Takes a token in unless a newer one is known: 1 if taken. */
const TAKE_FENCE = `
  if tonumber(redis.call('hget', KEYS[1], ARGV[1]) or '-1') > tonumber(ARGV[2]) then return 0 end
  redis.call('hset', KEYS[1], ARGV[1], ARGV[2])
  return 1`;

interface Waiter {
  readonly envelope: Envelope;
  readonly options: SubmitOptions;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
}

interface Opened {
  readonly queue: Queue<BullData>;
  readonly events: QueueEvents;
}

/** Throws an Error where Redis cannot be reached. */
export async function connectBullWorkQueue(
  connection: BullConnection,
  onError: (error: Error) => void = () => undefined,
  onTrouble: TellTrouble = () => undefined,
  onUnserved: TellUnserved = () => undefined,
): Promise<BullWorkQueue> {
  const redis = new Redis(connection.url, { maxRetriesPerRequest: null });
  redis.on('error', onError);
  await answers(redis);
  const options = { connection: { url: connection.url, maxRetriesPerRequest: null } };
  const opened = QUEUE_NAMES.map((name): [QueueName, Opened] => {
    const bullName = bullQueueName(name, connection.alike);
    const queue = new Queue<BullData>(bullName, { ...options, streams: { events: { maxLen: KEPT_EVENTS } } });
    const events = new QueueEvents(bullName, options);
    queue.on('error', onError);
    events.on('error', onError);
    return [name, { queue, events }];
  });
  await Promise.all(opened.map(([, { events }]) => events.waitUntilReady()));
  return new BullWorkQueue(redis, new Map(opened), onTrouble, new Unserved(onUnserved));
}

async function answers(redis: Redis): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, REACH_MILLISECONDS, 'late').unref());
  if ((await Promise.race([late, redis.ping()])) !== 'late') return;
  redis.disconnect();
  throw new Error('the Redis that CLADE_QUEUE_URL names does not answer');
}

export class BullWorkQueue implements OperatedQueue {
  private readonly waiters = new Map<string, Set<Waiter>>();
  private readonly sweeping: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly redis: Redis,
    private readonly opened: ReadonlyMap<QueueName, Opened>,
    private readonly onTrouble: TellTrouble,
    private readonly unserved: Unserved,
  ) {
    for (const { queue, events } of opened.values()) {
      events.on('progress', ({ jobId, data }) => this.tell(jobId, data as BullNews));
      events.on('completed', ({ jobId, returnvalue }) => this.resolve(jobId, returnvalue));
      events.on('failed', ({ jobId }) => void this.look(queue, jobId));
    }
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MILLISECONDS).unref();
  }

  async submit<Kind extends JobKind>(job: JobOf<Kind>, options: SubmitOptions = {}): Promise<JobResults[Kind]> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (this.closed) throw new Error('the work queue is closed');
    if (signal) setMaxListeners(0, signal); // one a job that waits
    const envelope = envelopeOf(job as Job, options.owner);
    let abort: (() => void) | undefined;
    const result = new Promise<never>((resolve, reject) => {
      const waiter: Waiter = { envelope, options, resolve, reject };
      const others = this.waiters.get(envelope.id) ?? new Set();
      this.waiters.set(envelope.id, others.add(waiter));
      abort = () => void this.callOff(waiter, signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.enqueue(waiter).catch((error: unknown) => {
        this.forget(waiter);
        reject(error as Error);
      });
    });
    return result.finally(() => signal?.removeEventListener('abort', abort!));
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    const failed = await Promise.all([...this.opened.values()].map(({ queue }) => queue.getFailed(0, LETTERS - 1)));
    return (failed.flat() as BullJob<BullData>[])
      .filter(({ failedReason }) => failedReason !== CALLED_OFF)
      .map(({ data: { envelope, tries, failure }, failedReason, finishedOn }) => {
        const attempts = Math.max(1, tries.lost + tries.failed);
        return letterOf(envelope, attempts, failure?.message ?? failedReason, new Date(finishedOn ?? 0));
      })
      .sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
  }

  async retry(id: string): Promise<JobResults[JobKind]> {
    const letter = await this.failed(id);
    if (!letter) throw noSuchLetter(id);
    return retryApart(this, letter.data.envelope, async (each) => void (await (await this.failed(each))?.remove()));
  }

  private async failed(id: string): Promise<BullJob<BullData> | undefined> {
    for (const { queue } of this.opened.values()) {
      const job = (await queue.getJob(id)) as BullJob<BullData> | undefined;
      if (await job?.isFailed()) return job;
    }
    return undefined;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.sweeping);
    const reason = new Error('the work queue was closed');
    for (const all of this.waiters.values()) for (const { reject } of all) reject(reason);
    this.waiters.clear();
    await Promise.allSettled([...this.opened.values()].flatMap(({ queue, events }) => [queue.close(), events.close()]));
    this.redis.disconnect();
  }

  /** Adds the job, or joins the one that is there. Throws a StaleTokenError. */
  private async enqueue({ envelope, options }: Waiter): Promise<void> {
    const { id, payload, fence } = envelope;
    const { tournament } = ownerOf(envelope);
    const isTaken = await this.redis.eval(TAKE_FENCE, 1, FENCES_KEY, tournament, fence);
    if (isTaken !== 1) throw new StaleTokenError(tournament, fence);
    await this.redis.del(cancelledKey(id));
    const { queue } = this.opened.get(envelope.queue)!;
    const { state, job } = await found(queue, id);
    if (state === 'completed' && job) return this.resolve(id, job.returnvalue);
    if (state === 'failed')
      await job?.remove(); // it is to be tried again
    else await job?.updateData({ ...job.data, envelope });
    await queue.add(
      payload.kind,
      { envelope, tries: UNTRIED },
      {
        jobId: id,
        attempts: MOST_TRIES,
        backoff: { type: 'custom' },
        removeOnComplete: KEPT,
        removeOnFail: { count: LETTERS },
        ...(options.isAwaited && { lifo: true }),
      },
    );
  }

  private tell(id: string, { progress, cpuSeconds }: BullNews): void {
    for (const { options } of this.waiters.get(id) ?? []) {
      if (progress) options.onProgress?.(progress);
      if (cpuSeconds !== undefined) options.onSpent?.(cpuSeconds);
    }
  }

  private resolve(id: string, result: unknown): void {
    for (const waiter of this.waiters.get(id) ?? []) waiter.resolve(result as never);
    this.waiters.delete(id);
  }

  /** What has become of a job that is waited for. */
  private async look(queue: Queue<BullData>, id: string): Promise<void> {
    try {
      const { state, job } = await found(queue, id);
      const all = [...(this.waiters.get(id) ?? [])];
      if (all.length === 0) return;
      if (!job) return await this.enqueue(all[0]);
      if (state === 'completed') return this.resolve(id, job.returnvalue);
      if (state !== 'failed') return;
      if (job.failedReason === CALLED_OFF) return await this.enqueue(all[0]); // by one who waited for it before
      this.reject(id, job);
    } catch (error) {
      if (error instanceof StaleTokenError) this.rejectAll(id, () => error); // else Redis is away: the next sweep looks again
    }
  }

  private reject(id: string, { data, failedReason }: BullJob<BullData>): void {
    const lost: JobFailure = { message: failedReason, environmental: true, lost: true };
    const { tries, failure = lost } = data;
    const attempt = Math.max(1, tries.lost + tries.failed);
    this.onTrouble(troubleOf({ ...data.envelope, attempt }, failure, true));
    this.rejectAll(id, () => errorOf(failure, data.envelope.payload, Math.max(1, triesOf(tries, failure))));
  }

  private rejectAll(id: string, error: () => Error): void {
    for (const waiter of this.waiters.get(id) ?? []) waiter.reject(error());
    this.waiters.delete(id);
  }

  private async sweep(): Promise<void> {
    await this.lookForServices().catch(() => undefined); // Redis is away: the next sweep looks again
    for (const [id, all] of this.waiters) {
      const [waiter] = all;
      if (waiter) await this.look(this.opened.get(waiter.envelope.queue)!.queue, id);
    }
  }

  private async lookForServices(): Promise<void> {
    for (const [name, { queue }] of this.opened) {
      const jobs = [...this.waiters.values()].filter(([first]) => first?.envelope.queue === name).length;
      await this.unserved.look(name, queue, jobs);
    }
  }

  private forget(waiter: Waiter): void {
    const { id } = waiter.envelope;
    const all = this.waiters.get(id);
    all?.delete(waiter);
    if (all?.size === 0) this.waiters.delete(id);
  }

  /** Nobody waits for it any more: it leaves the queue, or its service ends it. */
  private async callOff(waiter: Waiter, reason: unknown): Promise<void> {
    const { id, queue } = waiter.envelope;
    this.forget(waiter);
    waiter.reject(reason);
    if (this.waiters.has(id)) return;
    try {
      await this.redis.set(cancelledKey(id), 1, 'EX', CANCELLED_SECONDS);
      const job = await this.opened.get(queue)!.queue.getJob(id);
      await job?.remove(); // refused while it is under way
    } catch {
      // its service sees the mark
    }
  }
}

/** A job with its state. The state is asked for first: what is read of a job before it has ended has no result. */
async function found(queue: Queue<BullData>, id: string) {
  const state = await queue.getJobState(id);
  return { state, job: (await queue.getJob(id)) as BullJob<BullData> | undefined };
}
