/** Workers that are not alike, and get lost. How often a job is tried, and after what pause, is what the work queue itself goes by. */
import type { Prng } from '#base';
import type { JobFailure } from '../../libs/work-queue/src/failures';
import { afterFailure, BACKOFF_MILLISECONDS, type Tries, waitBeforeRetry } from '../../libs/work-queue/src/retries';
import type { Clock } from './clock';
import { Line } from './line';
import { Level, Tally } from './meters';

export interface PoolSettings {
  readonly workers: number;
  /** Standard deviation of the logarithm of a worker's speed, whose mean is 1; 0: all are alike. */
  readonly spread: number;
  /** Mean seconds of work until a worker is lost; Infinity: never. */
  readonly secondsToLoss: number;
  /** Until the queue knows of a loss: its lock has ended, and someone has looked. From, to. */
  readonly noticeSeconds: readonly [number, number];
  /** Until a lost worker is back. */
  readonly restartSeconds: number;
}

export interface PoolJob {
  /** Of work at speed 1. */
  readonly seconds: number;
  /** Whether it fails of itself, each time. */
  readonly fails: boolean;
  /** Hears at its last try how that ended. `lost`: as many workers as a job may have were lost with it. */
  readonly ended: (how: 'done' | 'failed' | 'lost') => void;
  /** Hears when it is first taken. */
  readonly taken?: () => void;
}

interface Task {
  readonly job: PoolJob;
  readonly since: number;
  tries: Tries;
}

const LOST: JobFailure = { message: 'lost', environmental: true, lost: true };
const FAILED: JobFailure = { message: 'failed', environmental: false };

export class WorkerPool {
  /** Jobs that wait for a worker. */
  readonly waiting: Level;
  /** Seconds until a job is first taken. */
  readonly waits = new Tally();
  /** Worker seconds of tries that counted, and of others. */
  usefulSeconds = 0;
  wastedSeconds = 0;
  losses = 0;
  /** Sum of the workers' speeds: seconds of work that they can do in a second. */
  readonly capacity: number;
  private readonly idle = new Line<number>();
  private readonly line = new Line<Task>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: PoolSettings,
    private readonly prng: Prng,
  ) {
    this.waiting = new Level(clock);
    const { workers, spread } = settings;
    let capacity = 0;
    for (let worker = 0; worker < workers; worker++) {
      const speed = Math.exp(spread * prng.normal() - spread ** 2 / 2);
      capacity += speed;
      this.idle.push(speed);
    }
    this.capacity = capacity;
  }

  submit(job: PoolJob): void {
    this.offer({ job, since: this.clock.now, tries: { lost: 0, failed: 0 } });
  }

  /** Share of the workers' time that went into tries that counted. */
  get utilisation(): number {
    return this.clock.now === 0 ? 0 : this.usefulSeconds / (this.settings.workers * this.clock.now);
  }

  private offer(task: Task, isAhead = false): void {
    this.waiting.add(1);
    if (isAhead) this.line.pushAhead(task);
    else this.line.push(task);
    this.dispatch();
  }

  private dispatch(): void {
    while (this.line.length > 0 && this.idle.length > 0) {
      this.waiting.add(-1);
      this.begin(this.line.shift()!, this.idle.shift()!);
    }
  }

  private begin(task: Task, speed: number): void {
    const { job, since, tries } = task;
    if (tries.lost + tries.failed === 0) {
      this.waits.add(this.clock.now - since);
      job.taken?.();
    }
    const seconds = job.seconds / speed;
    const { secondsToLoss } = this.settings;
    const lostAfter = secondsToLoss === Infinity ? Infinity : -secondsToLoss * Math.log(1 - this.prng.uniform());
    if (lostAfter < seconds) return this.lose(task, speed, lostAfter);
    this.clock.after(seconds, () => {
      if (job.fails) this.wastedSeconds += seconds;
      else this.usefulSeconds += seconds;
      this.idle.push(speed);
      if (job.fails) this.retry(task, FAILED);
      else job.ended('done');
      this.dispatch();
    });
  }

  private lose(task: Task, speed: number, seconds: number): void {
    const { noticeSeconds, restartSeconds } = this.settings;
    const [soonest, latest] = noticeSeconds;
    this.losses++;
    this.wastedSeconds += seconds;
    this.clock.after(seconds + restartSeconds, () => {
      this.idle.push(speed);
      this.dispatch();
    });
    this.clock.after(seconds + soonest + (latest - soonest) * this.prng.uniform(), () => this.retry(task, LOST));
  }

  private retry(task: Task, failure: JobFailure): void {
    task.tries = afterFailure(task.tries, failure);
    const pause = waitBeforeRetry(task.tries, failure, BACKOFF_MILLISECONDS);
    if (pause === null) return task.job.ended(failure.lost ? 'lost' : 'failed');
    this.clock.after(pause / 1000, () => this.offer(task, true));
  }
}
