/** What people ask of the queue, and of those who conduct, is refused while what holds the jobs is away. All else waits. */
import type { JobKind, JobOf, JobResults, SubmitOptions } from '#tournament';
import type { DeadLetter } from '../operated-queue';
import type { Board } from './board';
import type { BullWorkQueue } from './bull-work-queue';
import { type Order, Orders } from './orders';
import type { Reach } from './reach';
import type { QueueLoad, SharedQueue } from './shared-queue';

export class AnsweringQueue implements SharedQueue {
  constructor(
    private readonly queue: BullWorkQueue,
    private readonly reach: Reach,
  ) {}

  submit<Kind extends JobKind>(job: JobOf<Kind>, options: SubmitOptions = {}): Promise<JobResults[Kind]> {
    if (!options.isAwaited) return this.queue.submit(job, options);
    const { signal } = options;
    return this.reach.during((gone) =>
      this.queue.submit(job, { ...options, signal: signal ? AbortSignal.any([signal, gone]) : gone }),
    );
  }

  deadLetters(): Promise<readonly DeadLetter[]> {
    return this.reach.during(() => this.queue.deadLetters());
  }

  retry(id: string): Promise<JobResults[JobKind]> {
    return this.reach.during(() => this.queue.retry(id));
  }

  check(): Promise<void> {
    return this.reach.check();
  }

  loads(): Promise<readonly QueueLoad[]> {
    return this.reach.during(() => this.queue.loads());
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

export class AnsweringOrders extends Orders {
  constructor(
    board: Board,
    private readonly reach: Reach,
    onError: (error: Error) => void,
  ) {
    super(board, onError);
  }

  override give(tournamentId: string, order: Order, seconds: number): Promise<string | null> {
    return this.reach.during(() => super.give(tournamentId, order, seconds));
  }

  override withdraw(tournamentId: string, why: string, kept?: Order['kind']): Promise<void> {
    return this.reach.during(() => super.withdraw(tournamentId, why, kept));
  }
}
