import { Inject, Injectable } from '@nestjs/common';
import { DiscardedFilesService, FilesInUse } from '#conducting';
import type { DeadLetterView, RetriedView } from '#contracts';
import { JobFailedError, type TournamentRows, weightsOf, WorkersLostError } from '#tournament';
import type { OperatedQueue } from '#work-queue';
import { EngineCheck } from '../shared/engine-check';
import { NotFoundError } from '../shared/errors';
import { OPERATED_QUEUES, ROWS } from '../shared/tokens';

/** Jobs that failed for good, for people to read, and to try again once they have mended what was wrong. */
@Injectable()
export class DeadLettersService {
  constructor(
    @Inject(OPERATED_QUEUES) private readonly queues: readonly OperatedQueue[],
    @Inject(ROWS) private readonly rows: TournamentRows,
    private readonly engineCheck: EngineCheck,
    private readonly discarded: DiscardedFilesService,
    private readonly inUse: FilesInUse,
  ) {}

  async list(): Promise<readonly DeadLetterView[]> {
    const lists = await Promise.all(this.queues.map((queue) => queue.deadLetters()));
    return lists.flat().sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
  }

  /** Throws a NotFoundError. */
  async retry(id: string): Promise<RetriedView> {
    const queue = await this.queueOf(id);
    await this.engineCheck.pass();
    const view = await this.inUse.during(() => this.retryOn(queue, id));
    await this.discarded.sweep();
    return view;
  }

  private async queueOf(id: string): Promise<OperatedQueue> {
    for (const queue of this.queues) {
      if ((await queue.deadLetters()).some((letter) => letter.id === id)) return queue;
    }
    throw new NotFoundError('job that failed', id);
  }

  private async retryOn(queue: OperatedQueue, id: string): Promise<RetriedView> {
    try {
      const files = weightsOf(await queue.retry(id)).map((sha256) => ({ kind: 'weights' as const, sha256 }));
      if (files.length > 0) await this.rows.discard(files); // unless a tournament has the same
      return { id, succeeded: true, cause: null };
    } catch (error) {
      if (error instanceof JobFailedError || error instanceof WorkersLostError)
        return { id, succeeded: false, cause: error.message };
      throw error;
    }
  }
}
