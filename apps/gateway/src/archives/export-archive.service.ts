import path from 'node:path';
import { finished, Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchiveEntry,
  type Manifest,
  packArchive,
  partOf,
  textEntry,
  weightsEntry,
  writeDigested,
} from '#archive-file';
import type { CorpusStore } from '#sources';
import { CorruptWeightsError, type TournamentRows } from '#tournament';
import type { WeightFiles } from '#weights';
import { found } from '../shared/errors';
import { CORPORA, ROWS, WEIGHT_FILES } from '../shared/tokens';
import { VERSION } from '#settings';
import { FilesInUse } from './files-in-use';
import { Spool } from './spool';
import { rowsOf, tablePath, tournamentIn, writeTables } from './table-files';

/** Makes archives. Rows are written to the disk first: the database waits for no slow reader. */
@Injectable()
export class ExportArchiveService {
  constructor(
    @Inject(ROWS) private readonly rows: TournamentRows,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
    private readonly inUse: FilesInUse,
    private readonly spool: Spool,
  ) {}

  /** The archive of a tournament as a stream, which may be left before its end. */
  async export(id: string, withWeights: boolean): Promise<Readable> {
    const letGo = await this.inUse.hold();
    const folder = await this.spool.open();
    const end = (): void => {
      letGo();
      void this.spool.discard(folder);
    };
    try {
      const manifest = await this.prepare(id, folder, withWeights);
      const archive = packArchive(manifest, (name) => this.pathOf(name, folder));
      finished(archive, end);
      return archive;
    } catch (error) {
      end();
      throw error;
    }
  }

  private async prepare(id: string, folder: string, withWeights: boolean): Promise<Manifest> {
    const tables = found('tournament', id, await writeTables(this.rows, id, folder));
    const { status, lastSeq, lineageHash, config } = await tournamentIn(tablePath('tournament', folder));
    const texts = await this.writeTexts(new Set(config.niches.map(({ sha256 }) => sha256)), folder);
    const weights = withWeights ? await this.weightsIn(folder) : [];
    return {
      format: ARCHIVE_FORMAT,
      version: ARCHIVE_VERSION,
      madeBy: `clade ${VERSION}`,
      tournament: { id, status, lastSeq, lineageHash },
      weights: withWeights,
      entries: [...tables, ...texts, ...weights],
    };
  }

  private async writeTexts(hashes: ReadonlySet<string>, folder: string): Promise<ArchiveEntry[]> {
    const entries: ArchiveEntry[] = [];
    for (const sha256 of [...hashes].sort()) {
      const name = textEntry(sha256);
      const text = Buffer.from(await this.corpora.readBySha(sha256));
      entries.push({ name, ...(await writeDigested(this.pathOf(name, folder), Readable.from([text]))) });
    }
    return entries;
  }

  private async weightsIn(folder: string): Promise<ArchiveEntry[]> {
    const hashes = new Set<string>();
    for await (const { weights, optimizerState, birthWeights } of rowsOf('life', tablePath('life', folder))) {
      for (const hash of [weights, optimizerState, birthWeights]) if (hash !== null) hashes.add(hash);
    }
    const entries: ArchiveEntry[] = [];
    for (const sha256 of [...hashes].sort()) {
      const bytes = await this.weights.sizeOf(sha256);
      if (bytes === undefined) throw new CorruptWeightsError(this.weights.pathOf(sha256), 'is missing');
      entries.push({ name: weightsEntry(sha256), bytes, sha256 });
    }
    return entries;
  }

  private pathOf(name: string, folder: string): string {
    const part = partOf(name)!;
    if (part.kind === 'table') return tablePath(part.table, folder);
    return part.kind === 'text' ? path.join(folder, `${part.sha256}.txt`) : this.weights.pathOf(part.sha256);
  }
}
