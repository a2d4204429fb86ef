import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import {
  type ArchiveEntry,
  type CheckedRows,
  type Manifest,
  partOf,
  RowsCheck,
  tableEntry,
  unpackArchive,
} from '#archive-file';
import type { ImportView } from '#contracts';
import type { CorpusStore } from '#sources';
import { checkKept, type Table, TABLES, TournamentExistsError, type TournamentRows } from '#tournament';
import type { WeightFiles } from '#weights';
import { EventBus } from '../feed/event-bus';
import { ConflictError, NoRoomError } from '../shared/errors';
import { CORPORA, ROWS, WEIGHT_FILES } from '../shared/tokens';
import { TournamentsService } from '../tournaments/tournaments.service';
import { checkFiles, checkManifest } from './check-manifest';
import { checkSpelling } from './check-spelling';
import { checkTable } from './check-table';
import { checkWeightsEntry } from './check-weights-entry';
import { DiscardedFilesService } from './discarded-files.service';
import { FilesInUse } from './files-in-use';
import { Spool } from './spool';
import { rowsOf, tournamentIn, writeTables } from './table-files';

/** Left free for the database, which keeps the rows as well. */
const RESERVE = 2 ** 28;

/** An archive of which all has been checked, as files. */
interface Unpacked {
  readonly manifest: Manifest;
  /** Whether the same tournament is here. */
  readonly isHere: boolean;
  /** Of entries, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Takes archives in: all of one is checked on the disk before any of it is stored. */
@Injectable()
export class ImportArchiveService {
  constructor(
    @Inject(ROWS) private readonly rows: TournamentRows,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
    private readonly tournaments: TournamentsService,
    private readonly discarded: DiscardedFilesService,
    private readonly inUse: FilesInUse,
    private readonly spool: Spool,
    private readonly bus: EventBus,
  ) {}

  /** Throws a BadArchiveError, and a ConflictError where another tournament has the id. */
  async import(source: Readable): Promise<ImportView> {
    const folder = await this.spool.open();
    try {
      const unpacked = await this.unpack(source, folder);
      const { id } = unpacked.manifest.tournament;
      await this.inUse.during(() => this.store(unpacked));
      if (!unpacked.isHere) this.bus.emit('committed', id);
      return { outcome: unpacked.isHere ? 'identical' : 'imported', tournament: await this.tournaments.get(id) };
    } finally {
      await this.spool.discard(folder);
      await this.discarded.sweep(); // what a failure left, and marks that are out of date
    }
  }

  private async unpack(source: Readable, folder: string): Promise<Unpacked> {
    const files = new Map<string, string>();
    let isHere = false;
    const manifest = await unpackArchive(source, folder, async (given) => {
      const accepted = await checkManifest(given);
      await this.checkRoom(accepted);
      isHere = await this.isHere(accepted);
      const check = new RowsCheck(accepted.tournament);
      const take = async (entry: ArchiveEntry, file: string): Promise<void> => {
        files.set(entry.name, file);
        const part = partOf(entry.name)!;
        if (part.kind === 'weights') await checkWeightsEntry(entry, file, check);
        if (part.kind !== 'table') return;
        await checkTable(part.table, entry, file, check);
        if (part.table !== TABLES.at(-1)) return;
        check.end();
        checkFiles(accepted, check.texts, check.weights);
      };
      return { manifest: accepted, take };
    });
    return { manifest, isHere, files };
  }

  private async checkRoom({ entries }: Manifest): Promise<void> {
    const needed = entries.reduce((sum, { bytes }) => sum + bytes, RESERVE);
    const free = await this.spool.freeBytes();
    if (needed > free) throw new NoRoomError(`the archive needs ${needed} bytes on the disk, and ${free} are free`);
  }

  /** Whether the very same tournament is here. Throws a ConflictError where another has its id. */
  private async isHere({ tournament: { id }, entries }: Manifest): Promise<boolean> {
    const folder = await this.spool.open();
    try {
      const here = await writeTables(this.rows, id, folder);
      const differing = here?.filter(({ sha256 }, index) => sha256 !== entries[index].sha256);
      if (!differing?.length) return here !== undefined;
      const names = differing.map(({ name }) => name).join(', ');
      throw new ConflictError(`tournament ${id} is here already, and is not the same: ${names} differ`);
    } finally {
      await this.spool.discard(folder);
    }
  }

  /** Files first, marked as discarded until rows refer to them: a server that is killed meanwhile leaves nothing for good. */
  private async store({ manifest, isHere, files }: Unpacked): Promise<void> {
    const { id } = manifest.tournament;
    const parts = manifest.entries.map(({ name }) => ({ part: partOf(name)!, file: files.get(name)! }));
    await this.rows.discard(parts.flatMap(({ part }) => (part.kind === 'table' ? [] : [part])));
    const tournament = await tournamentIn(files.get(tableEntry('tournament'))!);
    for (const { part, file } of parts) {
      if (part.kind === 'text')
        await this.corpora.adopt(nameOf(part.sha256, tournament), part.sha256, createReadStream(file));
      if (part.kind === 'weights') await this.weights.adopt(file, part.sha256);
    }
    await this.weights.sync();
    if (isHere) return;
    try {
      const fileOf = (table: Table): string => files.get(tableEntry(table))!;
      await this.rows.insert(
        id,
        (table) => rowsOf(table, fileOf(table)),
        async (kept, read) => {
          await checkKept(kept);
          await read((table, rows) => checkSpelling(table, rows, fileOf(table)));
        },
      );
    } catch (error) {
      throw error instanceof TournamentExistsError ? new ConflictError(error.message) : error;
    }
  }
}

/** What the archive's niche calls the corpus of that text. */
function nameOf(sha256: string, { config }: CheckedRows['tournament']): string {
  return config.niches.find((niche) => niche.sha256 === sha256)!.corpus;
}
