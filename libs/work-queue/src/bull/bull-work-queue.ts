/**
 * A work queue of BullMQ in Redis or PostgreSQL, whose jobs services on any number of machines do. Who submits a job that is there already waits for
 * that one: so a conductor that goes on after a crash finds what was done meanwhile. What was forgotten is submitted again.
 */
import type { IQueueBackend, QueueEvents } from 'bullmq';
import { setMaxListeners } from 'node:events';
import {
  CorruptFileError,
  type Envelope,
  envelopeOf,
  type Job,
  JobFailedError,
  type JobKind,
  type JobOf,
  type JobResults,
  mayResultOf,
  ownerOf,
  type QueueName,
  StaleTokenError,
  type SubmitOptions,
} from '#tournament';
import { noSuchLetter, retryApart } from '../letters';
import { errorOf, type JobFailure } from '../failures';
import type { DeadLetter, OperatedQueue } from '../operated-queue';
import { MOST_TRIES, triesOf } from '../retries';
import { type TellTrouble, troubleOf } from '../trouble';
import type { Board } from './board';
import {
  type BullConnection,
  type BullData,
  type BullNews,
  CALLED_OFF,
  cancelledKey,
  dataOf,
  packed,
  parsed,
  UNTRIED,
} from './bull-job';
import { type BullQueue, failedJob, LETTERS, lettersOf, readJob } from './bull-letters';
import { loadOf, type QueueLoad } from './shared-queue';
import { type TellUnserved, Unserved } from './unserved';

/** Results stay for conductors that come back. */
const KEPT = { age: 3600, count: 1000 };
const CANCELLED_SECONDS = 3600;
/** Between two looks at all that is waited for, should an event be lost. */
const SWEEP_MILLISECONDS = 5000;

interface Waiter {
  readonly envelope: Envelope;
  readonly options: SubmitOptions;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
  /** Since its result could not be used. */
  isDoneAgain?: boolean;
}

export interface BullQueueOptions extends BullConnection {
  readonly onError?: (error: Error) => void;
  readonly onTrouble?: TellTrouble;
  readonly onUnserved?: TellUnserved;
  /** Of a result, which may be an old one: throws a CorruptFileError where a file that it names is not there. */
  readonly checkResult?: (result: unknown) => Promise<void>;
}

export interface Opened {
  readonly queue: BullQueue;
  readonly events: QueueEvents<string, IQueueBackend, string>;
}

export class BullWorkQueue implements OperatedQueue {
  private readonly waiters = new Map<string, Set<Waiter>>();
  /** Jobs whose results are looked at. */
  private readonly checking = new Set<string>();
  private readonly unserved: Unserved;
  private readonly sweeping: NodeJS.Timeout;
  private closed = false;

  constructor(
    readonly board: Board,
    private readonly opened: ReadonlyMap<QueueName, Opened>,
    private readonly options: BullQueueOptions & Required<Pick<BullQueueOptions, 'onError'>>,
  ) {
    this.unserved = new Unserved(options.onUnserved ?? (() => undefined));
    for (const { queue, events } of opened.values()) {
      events.on('progress', ({ jobId, data }) => this.tell(jobId, data as BullNews));
      events.on('completed', ({ jobId }) => void this.look(queue, jobId));
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
        if (!(error instanceof StaleTokenError)) return this.options.onError(error as Error); // the next sweep tries again
        this.forget(waiter);
        reject(error);
      });
    });
    return result.finally(() => signal?.removeEventListener('abort', abort!));
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    return lettersOf(this.queues);
  }

  async retry(id: string): Promise<JobResults[JobKind]> {
    const letter = await failedJob(this.queues, id);
    const data = letter && dataOf(letter);
    if (!data) throw noSuchLetter(id);
    const forget = async (each: string): Promise<void> => (await failedJob(this.queues, each))?.remove();
    return retryApart(this, data.envelope, forget);
  }

  async loads(): Promise<readonly QueueLoad[]> {
    return Promise.all([...this.opened].map(([name, { queue }]) => loadOf(name, queue)));
  }

  private get queues(): readonly BullQueue[] {
    return [...this.opened.values()].map(({ queue }) => queue);
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
    if (state === 'completed' && job) return this.resolve(queue, id, job.returnvalue);
    const data = job && dataOf(job);
    if (state === 'failed' || !data)
      await queue.remove(id); // it is to be tried again
    else await job.updateData(packed({ ...data, envelope }));
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

  private async resolve(queue: BullQueue, id: string, returned: string): Promise<void> {
    const [first] = this.waiters.get(id) ?? [];
    if (!first || this.checking.has(id)) return;
    this.checking.add(id);
    try {
      const result = resultOf(first.envelope.payload, returned);
      await this.options.checkResult?.(result);
      for (const waiter of this.waiters.get(id) ?? []) waiter.resolve(result as never);
      this.waiters.delete(id);
    } catch (error) {
      await this.doAgain(queue, id, error as Error);
    } finally {
      this.checking.delete(id);
    }
  }

  /** A job whose result cannot be used: once, should that be so again. */
  private async doAgain(queue: BullQueue, id: string, problem: Error): Promise<void> {
    const all = [...(this.waiters.get(id) ?? [])];
    const isOfResult = problem instanceof CorruptFileError || problem instanceof JobFailedError;
    if (!isOfResult || all.some(({ isDoneAgain }) => isDoneAgain)) return this.rejectAll(id, () => problem);
    await queue.remove(id);
    for (const waiter of all) waiter.isDoneAgain = true;
    if (all.length > 0) await this.enqueue(all[0]);
  }

  /** What has become of a job that is waited for. */
  private async look(queue: BullQueue, id: string): Promise<void> {
    try {
      const { state, job } = await found(queue, id);
      const all = [...(this.waiters.get(id) ?? [])];
      if (all.length === 0) return;
      if (!job) return await this.enqueue(all[0]);
      if (state === 'completed') return await this.resolve(queue, id, job.returnvalue);
      if (state !== 'failed') return;
      const data = dataOf(job);
      // by one who waited for it before, or nobody can tell by whom
      if (job.failedReason === CALLED_OFF || !data) return await this.enqueue(all[0]);
      this.reject(id, job.failedReason, data);
    } catch (error) {
      if (error instanceof StaleTokenError) this.rejectAll(id, () => error); // else what holds the jobs is away: the next sweep looks again
    }
  }

  private reject(id: string, reason: string, data: BullData): void {
    const lost: JobFailure = { message: reason, environmental: true, lost: true };
    const { envelope, tries, failure = lost } = data;
    const attempt = Math.max(1, tries.lost + tries.failed);
    this.options.onTrouble?.(troubleOf({ ...envelope, attempt }, failure, true));
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
  return { state, job: await readJob(queue, id) };
}

/** Throws a JobFailedError where it is none that such a job gives. */
function resultOf(job: Job, returned: string): unknown {
  const result = parsed(returned);
  if (mayResultOf(job, result)) return result;
  throw new JobFailedError(job, 'its result is none of such a job');
}
