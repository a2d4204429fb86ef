/**
 * A work queue of child processes on this machine. A job whose worker dies or falls silent is given to another, which
 * makes the same draws; a job that fails of itself is tried once more before it counts as failed.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { InvalidValueError } from '#base';
import {
  CorruptTextError,
  CorruptWeightsError,
  JobFailedError,
  type Job,
  type JobKind,
  type JobOf,
  type JobResults,
  quietSeconds,
  type SubmitOptions,
  WorkersLostError,
  type WorkQueue,
} from '#tournament';
import type { JobFailure, WorkerMessage } from './messages';

export interface EmbeddedWorkQueueOptions {
  /** Worker processes at most, and one more while someone waits for a job. */
  readonly workers: number;
  /** The worker's module; it calls `serveJobs`. */
  readonly modulePath: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  /** A worker that reports nothing of a job for so long is ended. */
  readonly silenceSeconds?: (job: Job) => number;
}

/** Milliseconds, beyond which a timer of Node goes off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Workers that a job is given to before it counts as lost. */
const WORKER_TRIES = 3;
/** Times that a job may fail of itself. */
const PROGRAM_TRIES = 2;

interface Task {
  readonly job: Job;
  readonly options: SubmitOptions;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly stopListening: () => void;
  workersLost: number;
  failures: number;
}

interface Worker {
  readonly process: ChildProcess;
  current?: { readonly task: Task; readonly token: number; timer: NodeJS.Timeout };
}

export class EmbeddedWorkQueue implements WorkQueue {
  private readonly waiting: Task[] = [];
  private readonly workers = new Set<Worker>();
  private nextToken = 1;
  private closed = false;

  constructor(private readonly options: EmbeddedWorkQueueOptions) {}

  submit<Kind extends JobKind>(job: JobOf<Kind>, options: SubmitOptions = {}): Promise<JobResults[Kind]> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (signal) setMaxListeners(0, signal); // one a job that waits
    if (this.closed) return Promise.reject(new Error('the work queue is closed'));
    return new Promise((resolve, reject) => {
      const abort = (): void => this.drop(task, signal?.reason);
      const stopListening = (): void => signal?.removeEventListener('abort', abort);
      const task: Task = { job: job as Job, options, resolve, reject, stopListening, workersLost: 0, failures: 0 };
      signal?.addEventListener('abort', abort, { once: true });
      this.waiting.push(task);
      this.dispatch();
    });
  }

  /** Ends every worker; jobs under way are rejected. */
  close(): void {
    this.closed = true;
    const reason = new Error('the work queue was closed');
    for (const task of this.waiting.splice(0)) this.settle(task, () => task.reject(reason));
    for (const worker of this.workers) {
      if (worker.current) this.drop(worker.current.task, reason);
      worker.process.kill('SIGKILL');
    }
  }

  private dispatch(): void {
    while (this.waiting.length > 0) {
      const awaited = this.waiting.findIndex(({ options }) => options.isAwaited);
      const worker = this.free(this.options.workers + (awaited < 0 ? 0 : 1));
      if (!worker) return;
      this.assign(worker, this.waiting.splice(Math.max(awaited, 0), 1)[0]);
    }
  }

  /** One that is idle, or a new one; undefined where `most` are at work. */
  private free(most: number): Worker | undefined {
    const idle = [...this.workers].filter(({ current }) => !current);
    return this.workers.size - idle.length < most ? (idle[0] ?? this.hire()) : undefined;
  }

  private hire(): Worker {
    const child = fork(this.options.modulePath, {
      serialization: 'advanced',
      env: this.options.env,
      ...(this.options.execArgv && { execArgv: [...this.options.execArgv] }),
    });
    const worker: Worker = { process: child };
    this.workers.add(worker);
    child.on('message', (message: WorkerMessage) => this.receive(worker, message));
    child.on('error', (error) => this.lose(worker, error.message));
    child.on('exit', (code, killedBy) => this.lose(worker, killedBy ? `killed by ${killedBy}` : `exit code ${code}`));
    return worker;
  }

  private assign(worker: Worker, task: Task): void {
    const token = this.nextToken++;
    worker.current = { task, token, timer: this.watch(worker, task) };
    worker.process.send({ token, job: task.job }, (error) => error && this.lose(worker, error.message));
  }

  private watch(worker: Worker, { job }: Task): NodeJS.Timeout {
    const seconds = (this.options.silenceSeconds ?? quietSeconds)(job);
    return setTimeout(
      () => {
        worker.process.kill('SIGKILL');
        this.lose(worker, `silent for ${Math.round(10 * seconds) / 10} s`);
      },
      Math.min(seconds * 1000, LONGEST_TIMER),
    );
  }

  private receive(worker: Worker, message: WorkerMessage): void {
    const { current } = worker;
    if (current?.token !== message.token) return;
    const { task } = current;
    clearTimeout(current.timer);
    if (message.kind === 'progress') {
      current.timer = this.watch(worker, task);
      task.options.onProgress?.(message.progress);
      return;
    }
    worker.current = undefined;
    task.options.onSpent?.(message.cpuSeconds);
    if (message.kind === 'done') this.settle(task, () => task.resolve(message.result as never));
    else this.retryFailed(task, message.failure);
    this.dispatch();
    if (!worker.current && this.workers.size > this.options.workers) this.dismiss(worker);
  }

  private dismiss(worker: Worker): void {
    this.workers.delete(worker);
    worker.process.kill('SIGKILL');
  }

  private retryFailed(task: Task, failure: JobFailure): void {
    task.failures++;
    const { invalid, corrupt, environmental, message } = failure;
    if (invalid) {
      this.settle(task, () => task.reject(new InvalidValueError(invalid.field, invalid.value, invalid.expected)));
    } else if (corrupt) {
      const Corrupt = corrupt.kind === 'text' ? CorruptTextError : CorruptWeightsError;
      this.settle(task, () => task.reject(new Corrupt(corrupt.file, corrupt.problem)));
    } else if (task.failures < PROGRAM_TRIES) {
      this.waiting.unshift(task);
    } else if (environmental) {
      this.settle(task, () => task.reject(new WorkersLostError(task.job, task.failures, message)));
    } else {
      this.settle(task, () => task.reject(new JobFailedError(task.job, message)));
    }
  }

  /** The worker is gone; its job goes to another. */
  private lose(worker: Worker, why: string): void {
    if (!this.workers.delete(worker)) return;
    const { current } = worker;
    if (current) {
      clearTimeout(current.timer);
      const { task } = current;
      task.workersLost++;
      if (task.workersLost < WORKER_TRIES) this.waiting.unshift(task);
      else this.settle(task, () => task.reject(new WorkersLostError(task.job, task.workersLost, why)));
    }
    if (!this.closed) this.dispatch();
  }

  /** Ends a task for good, with its worker if one is at it. */
  private drop(task: Task, reason: unknown): void {
    const index = this.waiting.indexOf(task);
    if (index >= 0) this.waiting.splice(index, 1);
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
