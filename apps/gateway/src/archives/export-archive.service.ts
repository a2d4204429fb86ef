import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { finished, Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { FilesInUse } from '#conducting';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type ArchivedTournament,
  type ArchiveEntry,
  type Manifest,
  packArchive,
  partOf,
  textEntry,
  weightsEntry,
  withHash,
  writeDigested,
} from '#archive-file';
import type { CorpusStore } from '#sources';
import { CorruptWeightsError, type Experiment, type ExperimentStore, textsOf, type TournamentRows } from '#tournament';
import type { WeightFiles } from '#weights';
import { found } from '../shared/errors';
import { CORPORA, EXPERIMENTS, ROWS, WEIGHT_FILES } from '../shared/tokens';
import { VERSION } from '#settings';
import { Spool } from './spool';
import { rowsOf, tablePath, tournamentIn, writeTables } from './table-files';

/** Makes archives. Rows are written to the disk first: the database waits for no slow reader. */
@Injectable()
export class ExportArchiveService {
  constructor(
    @Inject(ROWS) private readonly rows: TournamentRows,
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentStore,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
    private readonly inUse: FilesInUse,
    private readonly spool: Spool,
  ) {}

  /** The archive of a tournament as a stream, which may be left before its end. */
  tournament(id: string, withWeights: boolean): Promise<Readable> {
    return this.pack(null, [id], withWeights);
  }

  /** The same of an experiment with all its tournaments, each as it is at one moment. */
  async experiment(id: string, withWeights: boolean): Promise<Readable> {
    const { config, createdAt } = found('experiment', id, await this.experiments.find(id));
    const ids = (await this.experiments.cells(id)).map(({ tournamentId }) => tournamentId);
    return this.pack({ id, config, createdAt }, ids, withWeights);
  }

  private async pack(experiment: Experiment | null, ids: readonly string[], withWeights: boolean): Promise<Readable> {
    const letGo = await this.inUse.hold();
    const folder = await this.spool.open();
    const end = (): void => {
      letGo();
      void this.spool.discard(folder);
    };
    try {
      const manifest = await this.prepare(experiment, ids, folder, withWeights);
      const archive = packArchive(manifest, (name) => this.contentOf(name, folder, ids));
      finished(archive, end);
      return archive;
    } catch (error) {
      end();
      throw error;
    }
  }

  private async prepare(
    experiment: Experiment | null,
    ids: readonly string[],
    folder: string,
    withWeights: boolean,
  ): Promise<Manifest> {
    const tables: ArchiveEntry[] = [];
    const tournaments: ArchivedTournament[] = [];
    const [texts, weights] = [new Set<string>(), new Set<string>()];
    for (const [at, id] of ids.entries()) {
      const own = path.join(folder, `${at}`); // an id from outside is no path
      await mkdir(own);
      tables.push(...found('tournament', id, await writeTables(this.rows, id, own)));
      const { status, lastSeq, lineageHash, config } = await tournamentIn(tablePath('tournament', own));
      tournaments.push({ id, status, lastSeq, lineageHash });
      for (const { sha256 } of textsOf(config)) texts.add(sha256);
      if (withWeights) for await (const hash of weightsIn(own)) weights.add(hash);
    }
    return {
      format: ARCHIVE_FORMAT,
      version: ARCHIVE_VERSION,
      madeBy: `clade ${VERSION}`,
      experiment: experiment && withHash(experiment),
      tournaments,
      weights: withWeights,
      entries: [...tables, ...(await this.writeTexts(texts, folder)), ...(await this.weightEntries(weights))],
    };
  }

  private async writeTexts(hashes: ReadonlySet<string>, folder: string): Promise<ArchiveEntry[]> {
    const entries: ArchiveEntry[] = [];
    for (const sha256 of [...hashes].sort()) {
      const name = textEntry(sha256);
      const text = Buffer.from(await this.corpora.readBySha(sha256));
      entries.push({ name, ...(await writeDigested(textFile(sha256, folder), Readable.from([text]))) });
    }
    return entries;
  }

  private async weightEntries(hashes: ReadonlySet<string>): Promise<ArchiveEntry[]> {
    const entries: ArchiveEntry[] = [];
    for (const sha256 of [...hashes].sort()) {
      const bytes = await this.weights.sizeOf(sha256);
      if (bytes === undefined) throw new CorruptWeightsError(this.weights.placeOf(sha256), 'is missing');
      entries.push({ name: weightsEntry(sha256), bytes, sha256 });
    }
    return entries;
  }

  private contentOf(name: string, folder: string, ids: readonly string[]): AsyncIterable<Uint8Array> {
    const part = partOf(name)!;
    if (part.kind === 'weights') return this.weights.stream(part.sha256);
    return createReadStream(
      part.kind === 'table'
        ? tablePath(part.table, path.join(folder, `${ids.indexOf(part.tournamentId)}`))
        : textFile(part.sha256, folder),
    );
  }
}

function textFile(sha256: string, folder: string): string {
  return path.join(folder, `${sha256}.txt`);
}

/** Hashes of all files of weights and moments. */
async function* weightsIn(folder: string): AsyncGenerator<string> {
  for await (const { weights, optimizerState, birthWeights } of rowsOf('life', tablePath('life', folder))) {
    for (const hash of [weights, optimizerState, birthWeights]) if (hash !== null) yield hash;
  }
}
