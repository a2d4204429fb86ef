import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { CorpusStore } from '#sources';
import type { DiscardedFile, TournamentRows } from '#tournament';
import type { WeightFiles } from '#weights';
import type { FilesInUse } from './files-in-use';

/** Files that may have drafts. */
interface Drafted {
  removeDrafts(): Promise<void>;
}

/**
 * Removes files that a removed tournament, or an import that failed, left behind. Marks in the database say which: what a
 * killed server did not get to is done as the next one starts.
 */
export class DiscardedFilesService implements OnApplicationBootstrap {
  private readonly logger = new Logger('files');
  /** Whose drafts, of trainers and servers that were killed, have not been looked for. */
  private drafted: readonly Drafted[];

  constructor(
    private readonly rows: TournamentRows,
    private readonly weights: WeightFiles,
    private readonly corpora: CorpusStore,
    private readonly snapshots: Drafted,
    private readonly inUse: FilesInUse,
  ) {
    this.drafted = [weights, corpora];
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.attempt(() => this.weights.sync()); // makes the folder, before several trainers would at once
    await this.attempt(() => this.snapshots.removeDrafts()); // of this server alone
    await this.sweep();
  }

  /** Now, or when no tournament runs; what fails is tried again the next time. */
  sweep(): Promise<void> {
    return this.inUse.sweep(async (signal) => (await this.attempt(() => this.removeAll(signal))) ?? true);
  }

  private attempt<Result>(removal: () => Promise<Result>): Promise<Result | undefined> {
    return removal().catch((error: unknown) => {
      this.logger.error(error instanceof Error ? error.stack : error);
      return undefined;
    });
  }

  private async removeAll(signal: AbortSignal): Promise<boolean> {
    const drafted = this.drafted;
    this.drafted = [];
    for (const files of drafted) await this.attempt(() => files.removeDrafts());
    const discarded = await this.rows.discarded();
    const removed: DiscardedFile[] = [];
    for (const file of discarded) {
      if (signal.aborted) break;
      await this.remove(file);
      removed.push(file);
    }
    await this.rows.forget(removed);
    return removed.length === discarded.length;
  }

  private async remove({ kind, sha256 }: DiscardedFile): Promise<void> {
    await (kind === 'weights' ? this.weights.remove(sha256) : this.corpora.release(sha256));
  }
}
