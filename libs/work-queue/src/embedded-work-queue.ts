/**
 * A work queue of child processes on this machine. A job whose worker is lost is given to another, which makes the same draws; a job that fails of
 * itself is tried once more before it counts as failed. Of itself fails one that throws, ends or crashes its process, falls silent, or takes more than it may.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import {
  type Envelope,
  envelopeOf,
  type Job,
  type JobKind,
  type JobOf,
  type JobResults,
  longestSeconds,
  quietSeconds,
  type SubmitOptions,
} from '#tournament';
import { DeadLetters } from './dead-letters';
import { retryApart } from './letters';
import { errorOf, type JobFailure } from './failures';
import { Fences } from './fences';
import { excessOf, isHeldUp, type JobLimits, LOOK_MILLISECONDS } from './limits';
import type { WorkerMessage } from './messages';
import type { DeadLetter, OperatedQueue } from './operated-queue';
import { type TellTrouble, troubleOf } from './trouble';
import { afterFailure, BACKOFF_MILLISECONDS, type Tries, triesOf, waitBeforeRetry } from './retries';

export interface EmbeddedWorkQueueOptions {
  /** Worker processes at most, and one more while someone waits for a job. */
  readonly workers: number;
  /** The worker's module; it calls `serveJobs`. */
  readonly modulePath: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  /** A worker that reports nothing of a job for so long is ended. */
  readonly silenceSeconds?: (job: Job) => number;
  readonly limits?: JobLimits;
  /** Folder of jobs that failed for good; left out: they are in memory alone. */
  readonly letters?: string;
  /** Hears of each try that failed. */
  readonly onTrouble?: TellTrouble;
  /** Milliseconds before a second try; before each further one twice as long. */
  readonly backoff?: number;
  /** Whether a job has one try here, as who submits it tries again elsewhere. */
  readonly triesOnce?: boolean;
}

/** Milliseconds, beyond which a timer of Node goes off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

interface Task {
  envelope: Envelope;
  readonly options: SubmitOptions;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly stopListening: () => void;
  /** That a try may take, and that its worker may be silent. */
  readonly seconds: number;
  readonly silenceSeconds: number;
  tries: Tries;
  /** Until it is tried again. */
  pause?: NodeJS.Timeout;
}

interface Worker {
  readonly process: ChildProcess;
  isUsed: boolean;
  current?: Try;
}

interface Try {
  readonly task: Task;
  readonly token: number;
  /** Milliseconds; null until the worker has started and has the job. */
  begunAt: number | null;
  timer: NodeJS.Timeout;
}

/** By which processes end of what they do themselves; others come from outside. */
const CRASHES: ReadonlySet<NodeJS.Signals> = new Set(['SIGABRT', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGTRAP']);

export class EmbeddedWorkQueue implements OperatedQueue {
  private readonly waiting: Task[] = [];
  private readonly paused = new Set<Task>();
  private readonly workers = new Set<Worker>();
  private readonly letters: DeadLetters;
  private readonly fences = new Fences();
  private readonly looking: NodeJS.Timeout;
  private nextToken = 1;
  private closed = false;

  constructor(private readonly options: EmbeddedWorkQueueOptions) {
    this.letters = new DeadLetters(options.letters);
    this.looking = setInterval(() => this.holdToLimits(), LOOK_MILLISECONDS).unref();
  }

  async submit<Kind extends JobKind>(job: JobOf<Kind>, options: SubmitOptions = {}): Promise<JobResults[Kind]> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (this.closed) throw new Error('the work queue is closed');
    if (signal) setMaxListeners(0, signal); // one a job that waits
    const envelope = envelopeOf(job as Job, options.owner);
    const { limits, silenceSeconds: silenceOf = quietSeconds } = this.options;
    const seconds = limits?.seconds ?? longestSeconds(envelope.payload); // throws of what is no job
    const silenceSeconds = silenceOf(envelope.payload);
    this.fences.check(envelope);
    this.letters.forget(envelope.id);
    return new Promise((resolve, reject) => {
      const abort = (): void => this.drop(task, signal?.reason);
      const stopListening = (): void => signal?.removeEventListener('abort', abort);
      const tries = { lost: 0, failed: 0 };
      const task: Task = { envelope, options, resolve, reject, stopListening, seconds, silenceSeconds, tries };
      signal?.addEventListener('abort', abort, { once: true });
      this.waiting.push(task);
      this.dispatch();
    });
  }

  deadLetters(): Promise<readonly DeadLetter[]> {
    return Promise.resolve(this.letters.list());
  }

  async retry(id: string): Promise<JobResults[JobKind]> {
    return retryApart(this, this.letters.envelope(id), (letter) => this.letters.forget(letter));
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.looking);
    const reason = new Error('the work queue was closed');
    for (const task of [...this.waiting, ...this.paused]) this.drop(task, reason);
    for (const worker of this.workers) {
      if (worker.current) this.drop(worker.current.task, reason);
      worker.process.kill('SIGKILL');
    }
    await this.letters.close();
  }

  private dispatch(): void {
    while (this.waiting.length > 0) {
      const awaited = this.waiting.findIndex(({ options }) => options.isAwaited);
      const worker = this.free(this.options.workers + (awaited < 0 ? 0 : 1));
      if (!worker) return;
      const [task] = this.waiting.splice(Math.max(awaited, 0), 1);
      this.assign(task.envelope.attempt > 1 ? this.unused(worker) : worker, task);
    }
  }

  /** One that is idle, or a new one; undefined where `most` are at work. */
  private free(most: number): Worker | undefined {
    const idle = [...this.workers].filter(({ current }) => !current);
    return this.workers.size - idle.length < most ? (idle[0] ?? this.hire()) : undefined;
  }

  /** Nothing of what it did before, held memory say, is to count against a job that is tried again. */
  private unused(worker: Worker): Worker {
    if (!worker.isUsed) return worker;
    this.dismiss(worker);
    return this.hire();
  }

  private hire(): Worker {
    const child = fork(this.options.modulePath, {
      serialization: 'advanced',
      env: this.options.env,
      ...(this.options.execArgv && { execArgv: [...this.options.execArgv] }),
    });
    const worker: Worker = { process: child, isUsed: false };
    this.workers.add(worker);
    child.on('message', (message: WorkerMessage) => this.receive(worker, message));
    child.on('error', (error) => this.lose(worker, lost(error.message)));
    child.on('exit', (code, killedBy) => {
      const ofJob = killedBy === null || CRASHES.has(killedBy);
      const why = killedBy ? `killed by ${killedBy}` : `exit code ${code}`;
      this.lose(worker, ofJob && hasBegun(worker) ? own(`its process ended: ${why}`) : lost(why));
    });
    return worker;
  }

  private assign(worker: Worker, task: Task): void {
    const token = this.nextToken++;
    worker.isUsed = true;
    worker.current = { task, token, begunAt: null, timer: this.watch(worker, task) };
    worker.process.send({ token, envelope: task.envelope }, (error) => error && this.lose(worker, lost(error.message)));
  }

  private watch(worker: Worker, { silenceSeconds: seconds }: Task): NodeJS.Timeout {
    const timer = setTimeout(
      () => this.endUnlessItSpeaks(worker, timer, `it was silent for ${Math.round(10 * seconds) / 10} s`),
      Math.min(seconds * 1000, LONGEST_TIMER),
    );
    return timer;
  }

  private holdToLimits(): void {
    for (const worker of this.workers) {
      const { current } = worker;
      if (!current || current.begunAt === null) continue;
      const limits = { seconds: current.task.seconds, megabytes: this.options.limits?.megabytes };
      const excess = excessOf(limits, (performance.now() - current.begunAt) / 1000, worker.process.pid!);
      if (excess) this.endUnlessItSpeaks(worker, current.timer, excess);
    }
  }

  /** It may have spoken while this process stood still: what came meanwhile is read first. */
  private endUnlessItSpeaks(worker: Worker, timer: NodeJS.Timeout, why: string): void {
    setImmediate(() => {
      if (worker.current?.timer !== timer) return;
      const isOwn = hasBegun(worker) && !isHeldUp(worker.process.pid!);
      worker.process.kill('SIGKILL');
      this.lose(worker, isOwn ? own(why) : lost(why));
    });
  }

  private receive(worker: Worker, message: WorkerMessage): void {
    const { current } = worker;
    if (current?.token !== message.token) return;
    const { task } = current;
    clearTimeout(current.timer);
    if (message.kind === 'begun' || message.kind === 'progress') {
      current.timer = this.watch(worker, task);
      current.begunAt ??= performance.now();
      if (message.kind === 'progress') task.options.onProgress?.(message.progress);
      return;
    }
    worker.current = undefined;
    task.options.onSpent?.(message.cpuSeconds);
    if (message.kind === 'done') this.settle(task, () => task.resolve(message.result as never));
    else this.retryOrFail(task, message.failure);
    this.dispatch();
    if (!worker.current && this.workers.size > this.options.workers) this.dismiss(worker);
  }

  private dismiss(worker: Worker): void {
    this.workers.delete(worker);
    worker.process.kill('SIGKILL');
  }

  private retryOrFail(task: Task, failure: JobFailure): void {
    task.tries = afterFailure(task.tries, failure);
    const { backoff = BACKOFF_MILLISECONDS, triesOnce } = this.options;
    const wait = triesOnce ? null : waitBeforeRetry(task.tries, failure, backoff);
    this.options.onTrouble?.(troubleOf(task.envelope, failure, wait === null && !triesOnce));
    if (wait === null) {
      this.letters.add(task.envelope, failure.message);
      return this.settle(task, () =>
        task.reject(errorOf(failure, task.envelope.payload, triesOf(task.tries, failure))),
      );
    }
    task.envelope = { ...task.envelope, attempt: task.envelope.attempt + 1 };
    this.paused.add(task);
    task.pause = setTimeout(() => {
      this.paused.delete(task);
      this.waiting.unshift(task);
      this.dispatch();
    }, wait);
  }

  /** The worker is gone; its job goes to another, if it may. */
  private lose(worker: Worker, failure: JobFailure): void {
    if (!this.workers.delete(worker)) return;
    const { current } = worker;
    if (current) {
      clearTimeout(current.timer);
      this.retryOrFail(current.task, failure);
    }
    if (!this.closed) this.dispatch();
  }

  /** Ends a task for good, with its worker if one is at it. */
  private drop(task: Task, reason: unknown): void {
    const index = this.waiting.indexOf(task);
    if (index >= 0) this.waiting.splice(index, 1);
    if (this.paused.delete(task)) clearTimeout(task.pause);
    for (const worker of this.workers) {
      if (worker.current?.task !== task) continue;
      clearTimeout(worker.current.timer);
      worker.current = undefined;
      this.workers.delete(worker);
      worker.process.kill('SIGKILL');
    }
    this.settle(task, () => task.reject(reason));
    if (!this.closed) this.dispatch();
  }

  private settle(task: Task, how: () => void): void {
    task.stopListening();
    how();
  }
}

function hasBegun({ current }: Worker): boolean {
  return current !== undefined && current.begunAt !== null;
}

/** Through no fault of the job. */
function lost(message: string): JobFailure {
  return { message, environmental: true, lost: true };
}

function own(message: string): JobFailure {
  return { message, environmental: false };
}
