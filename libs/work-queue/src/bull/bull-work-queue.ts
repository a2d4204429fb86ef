/**
 * A work queue of BullMQ in Redis or PostgreSQL, whose jobs services on any number of machines do. Who submits a job that is there already waits for
 * that one: so a conductor that goes on after a crash finds what was done meanwhile. What was forgotten is submitted again.
 */
import { type IQueueBackend, type Job as BullJob, Queue, QueueEvents } from 'bullmq';
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
import { openBackend } from './backend';
import type { Board } from './board';
import {
  type BullConnection,
  type BullNews,
  bullQueueName,
  CALLED_OFF,
  cancelledKey,
  dataOf,
  packed,
  QUEUE_NAMES,
  UNTRIED,
} from './bull-job';
import { openBoard } from './open-board';
import { seldom } from './seldom';
import { loadOf, type QueueLoad } from './shared-queue';
import { type TellUnserved, Unserved } from './unserved';

/** Results stay for conductors that come back. */
const KEPT = { age: 3600, count: 1000 };
const CANCELLED_SECONDS = 3600;
/** Events that are kept: each may hold a result. */
const KEPT_EVENTS = 1000;
/** Between two looks at all that is waited for, should an event be lost. */
const SWEEP_MILLISECONDS = 5000;
const LETTERS = 1000;

interface Waiter {
  readonly envelope: Envelope;
  readonly options: SubmitOptions;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
}

type BullQueue = Queue<string, string, string, string, string, string, IQueueBackend, string>;

interface Opened {
  readonly queue: BullQueue;
  readonly events: QueueEvents<string, IQueueBackend, string>;
}

/** Throws an Error where Redis or PostgreSQL cannot be reached. */
export async function connectBullWorkQueue(
  { url, alike }: BullConnection,
  tellError: (error: Error) => void = () => undefined,
  onTrouble: TellTrouble = () => undefined,
  onUnserved: TellUnserved = () => undefined,
): Promise<BullWorkQueue> {
  const onError = seldom(tellError);
  const board = await openBoard(url, onError);
  const opened = QUEUE_NAMES.map((name): [QueueName, Opened] => {
    const bullName = bullQueueName(name, alike);
    const options = { connection: url, streams: { events: { maxLen: KEPT_EVENTS } } };
    const queue: BullQueue = new Queue(bullName, options, openBackend);
    const events = new QueueEvents<string, IQueueBackend, string>(bullName, { connection: url }, openBackend);
    queue.on('error', onError);
    events.on('error', onError);
    return [name, { queue, events }];
  });
  await Promise.all(opened.map(([, { events }]) => events.waitUntilReady()));
  return new BullWorkQueue(board, new Map(opened), onError, onTrouble, new Unserved(onUnserved));
}

export class BullWorkQueue implements OperatedQueue {
  private readonly waiters = new Map<string, Set<Waiter>>();
  private readonly sweeping: NodeJS.Timeout;
  private closed = false;

  constructor(
    readonly board: Board,
    private readonly opened: ReadonlyMap<QueueName, Opened>,
    private readonly onError: (error: Error) => void,
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
        if (!(error instanceof StaleTokenError)) return this.onError(error as Error); // the next sweep tries again
        this.forget(waiter);
        reject(error);
      });
    });
    return result.finally(() => signal?.removeEventListener('abort', abort!));
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    const failed = await Promise.all([...this.opened.values()].map(({ queue }) => queue.getFailed(0, LETTERS - 1)));
    return (failed.flat() as BullJob<string>[])
      .filter(({ failedReason }) => failedReason !== CALLED_OFF)
      .map((job) => {
        const { envelope, tries, failure } = dataOf(job);
        const { failedReason, finishedOn } = job;
        const attempts = Math.max(1, tries.lost + tries.failed);
        return letterOf(envelope, attempts, failure?.message ?? failedReason, new Date(finishedOn ?? 0));
      })
      .sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
  }

  async retry(id: string): Promise<JobResults[JobKind]> {
    const letter = await this.failed(id);
    if (!letter) throw noSuchLetter(id);
    return retryApart(this, dataOf(letter).envelope, async (each) => void (await (await this.failed(each))?.remove()));
  }

  async loads(): Promise<readonly QueueLoad[]> {
    return Promise.all([...this.opened].map(([name, { queue }]) => loadOf(name, queue)));
  }

  private async failed(id: string): Promise<BullJob<string> | undefined> {
    for (const { queue } of this.opened.values()) {
      const job = (await queue.getJob(id)) as BullJob<string> | undefined;
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
    await this.board.close();
  }

  /** Adds the job, or joins the one that is there. Throws a StaleTokenError. */
  private async enqueue({ envelope, options }: Waiter): Promise<void> {
    const { id, payload, fence } = envelope;
    const { tournament } = ownerOf(envelope);
    if (!(await this.board.takeFence(tournament, fence))) throw new StaleTokenError(tournament, fence);
    await this.board.strikeNote(cancelledKey(id));
    const { queue } = this.opened.get(envelope.queue)!;
    const { state, job } = await found(queue, id);
    if (state === 'completed' && job) return this.resolve(id, job.returnvalue);
    if (state === 'failed')
      await job?.remove(); // it is to be tried again
    else await job?.updateData(packed({ ...dataOf(job), envelope }));
    await queue.add(payload.kind, packed({ envelope, tries: UNTRIED }), {
      jobId: id,
      attempts: MOST_TRIES,
      backoff: { type: 'custom' },
      removeOnComplete: KEPT,
      removeOnFail: { count: LETTERS },
      ...(options.isAwaited && { lifo: true }),
    });
  }

  private tell(id: string, { progress, cpuSeconds }: BullNews): void {
    for (const { options } of this.waiters.get(id) ?? []) {
      if (progress) options.onProgress?.(progress);
      if (cpuSeconds !== undefined) options.onSpent?.(cpuSeconds);
    }
  }

  private resolve(id: string, result: string): void {
    for (const waiter of this.waiters.get(id) ?? []) waiter.resolve(JSON.parse(result) as never);
    this.waiters.delete(id);
  }

  /** What has become of a job that is waited for. */
  private async look(queue: BullQueue, id: string): Promise<void> {
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
      if (error instanceof StaleTokenError) this.rejectAll(id, () => error); // else what holds the jobs is away: the next sweep looks again
    }
  }

  private reject(id: string, job: BullJob<string>): void {
    const lost: JobFailure = { message: job.failedReason, environmental: true, lost: true };
    const { envelope, tries, failure = lost } = dataOf(job);
    const attempt = Math.max(1, tries.lost + tries.failed);
    this.onTrouble(troubleOf({ ...envelope, attempt }, failure, true));
    this.rejectAll(id, () => errorOf(failure, envelope.payload, Math.max(1, triesOf(tries, failure))));
  }

  private rejectAll(id: string, error: () => Error): void {
    for (const waiter of this.waiters.get(id) ?? []) waiter.reject(error());
    this.waiters.delete(id);
  }

  private async sweep(): Promise<void> {
    await this.lookForServices().catch(() => undefined); // what holds the jobs is away: the next sweep looks again
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
      await this.board.note(cancelledKey(id), CALLED_OFF, CANCELLED_SECONDS);
      const job = await this.opened.get(queue)!.queue.getJob(id);
      await job?.remove(); // refused while it is under way
    } catch {
      // its service sees the mark
    }
  }
}

/** A job with its state. The state is asked for first: what is read of a job before it has ended has no result. */
async function found(queue: BullQueue, id: string) {
  const state = await queue.getJobState(id);
  return { state, job: (await queue.getJob(id)) as BullJob<string> | undefined };
}
