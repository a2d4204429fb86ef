import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { CorpusStore } from '#sources';
import type { TournamentRows } from '#tournament';
import type { WeightFiles } from '#weights';
import type { FilesInUse } from './files-in-use';

/**
 * Removes files that a removed tournament, or an import that failed, left behind. Marks in the database say which: what a
 * killed server did not get to is done as the next one starts.
 */
export class DiscardedFilesService implements OnApplicationBootstrap {
  private readonly logger = new Logger('files');

  constructor(
    private readonly rows: TournamentRows,
    private readonly weights: WeightFiles,
    private readonly corpora: CorpusStore,
    private readonly snapshots: { removeDrafts(): Promise<void> },
    private readonly inUse: FilesInUse,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Of trainers and gateways that were killed; none is at work yet.
    await this.attempt(() => this.weights.sync()); // makes the folder, before several trainers would at once
    for (const files of [this.weights, this.corpora, this.snapshots]) await this.attempt(() => files.removeDrafts());
    await this.sweep();
  }

  /** Now, or when no tournament runs; what fails is tried again the next time. */
  sweep(): Promise<void> {
    return this.inUse.sweep(() => this.attempt(() => this.removeAll()));
  }

  private attempt(removal: () => Promise<void>): Promise<void> {
    return removal().catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : error));
  }

  private async removeAll(): Promise<void> {
    const files = await this.rows.discarded();
    for (const { kind, sha256 } of files) {
      await (kind === 'weights' ? this.weights.remove(sha256) : this.corpora.release(sha256));
    }
    await this.rows.forget(files);
  }
}
