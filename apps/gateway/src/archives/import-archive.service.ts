import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DiscardedFilesService, EventBus, FilesInUse } from '#conducting';
import {
  type ArchiveEntry,
  type CheckedRows,
  type Manifest,
  partOf,
  RowsCheck,
  tableEntry,
  unpackArchive,
} from '#archive-file';
import { canonicalJson, type Json } from '#base';
import type { ImportView } from '#contracts';
import type { CorpusStore } from '#sources';
import {
  type ArrivingTournament,
  checkKept,
  type Experiment,
  type ExperimentStore,
  type Table,
  TABLES,
  TournamentExistsError,
  type TournamentRows,
} from '#tournament';
import type { WeightFiles } from '#weights';
import { ExperimentsService } from '../experiments/experiments.service';
import { ConflictError, NoRoomError } from '../shared/errors';
import { CORPORA, EXPERIMENTS, ROWS, WEIGHT_FILES } from '../shared/tokens';
import { TournamentsService } from '../tournaments/tournaments.service';
import { cellsOf, checkCells } from './check-cells';
import { checkFiles, checkManifest } from './check-manifest';
import { checkSpelling } from './check-spelling';
import { checkTable } from './check-table';
import { told } from './told';
import { checkWeightsEntry } from './check-weights-entry';
import { Spool } from './spool';
import { rowsOf, writeTables } from './table-files';

/** Left free for the database, which keeps the rows as well. */
const RESERVE = 2 ** 28;

/** An archive of which all has been checked, as files. */
interface Unpacked {
  readonly manifest: Manifest;
  /** Those of its tournaments that are here already. */
  readonly here: ReadonlySet<string>;
  readonly isExperimentHere: boolean;
  readonly tournaments: readonly CheckedRows['tournament'][];
  /** Of entries, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Takes archives in: all of one is checked on the disk before any of it is stored. */
@Injectable()
export class ImportArchiveService {
  constructor(
    @Inject(ROWS) private readonly rows: TournamentRows,
    @Inject(EXPERIMENTS) private readonly experimentStore: ExperimentStore,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
    private readonly tournaments: TournamentsService,
    private readonly experiments: ExperimentsService,
    private readonly discarded: DiscardedFilesService,
    private readonly inUse: FilesInUse,
    private readonly spool: Spool,
    private readonly bus: EventBus,
  ) {}

  /** Throws a BadArchiveError, and a ConflictError where another tournament or experiment has the id. */
  async import(source: Readable): Promise<ImportView> {
    const folder = await this.spool.open();
    try {
      const unpacked = await this.unpack(source, folder);
      const { here, manifest, isExperimentHere } = unpacked;
      const { experiment, tournaments } = manifest;
      await this.inUse.during(() => this.store(unpacked));
      for (const { id } of tournaments) if (!here.has(id)) this.bus.emit('committed', id);
      const isHere = experiment ? isExperimentHere : here.size > 0;
      return {
        outcome: isHere ? 'identical' : 'imported',
        tournament: experiment ? null : await this.tournaments.get(tournaments[0].id),
        experiment: experiment && (await this.experiments.view(experiment.id)),
      };
    } finally {
      await this.spool.discard(folder);
      await this.discarded.sweep(); // what a failure left, and marks that are out of date
    }
  }

  private async unpack(source: Readable, folder: string): Promise<Unpacked> {
    const files = new Map<string, string>();
    let here = { here: new Set<string>(), isExperimentHere: false };
    let checks = new Map<string, RowsCheck>();
    const manifest = await unpackArchive(source, folder, async (given) => {
      const accepted = await checkManifest(given);
      const { experiment, tournaments } = accepted;
      await this.checkRoom(accepted);
      here = await this.findHere(accepted);
      checks = new Map(tournaments.map((each) => [each.id, new RowsCheck(each)]));
      const take = async (entry: ArchiveEntry, file: string): Promise<void> => {
        files.set(entry.name, file);
        const part = partOf(entry.name)!;
        if (part.kind === 'weights') await checkWeightsEntry(entry, file, [...checks.values()]);
        if (part.kind !== 'table') return;
        const check = checks.get(part.tournamentId)!;
        await checkTable(part.table, entry, file, check);
        if (part.table !== TABLES.at(-1)) return;
        check.end();
        if (part.tournamentId !== tournaments.at(-1)!.id) return;
        const all = [...checks.values()];
        if (experiment)
          await checkCells(
            experiment,
            all.map(({ tournament }) => tournament),
          );
        checkFiles(accepted, all);
      };
      return { manifest: accepted, take };
    });
    return { manifest, ...here, tournaments: [...checks.values()].map(({ tournament }) => tournament), files };
  }

  private async checkRoom({ entries }: Manifest): Promise<void> {
    const needed = entries.reduce((sum, { bytes }) => sum + bytes, RESERVE);
    const free = await this.spool.freeBytes();
    if (needed > free) throw new NoRoomError(`the archive needs ${needed} bytes on the disk, and ${free} are free`);
  }

  /** What of it is here, the very same. Throws a ConflictError where something else has its id. */
  private async findHere({ experiment, tournaments, entries }: Manifest) {
    const here = new Set<string>();
    for (const [at, { id }] of tournaments.entries()) {
      const tables = entries.slice(at * TABLES.length, (at + 1) * TABLES.length);
      if (!(await this.isHere(id, tables))) continue;
      here.add(id);
      const owner = experiment ? await this.experimentStore.experimentOf(id) : undefined;
      if (owner !== undefined && owner !== experiment!.id)
        throw new ConflictError(`tournament ${id} is here already, as a cell of experiment ${owner}`);
    }
    const known = experiment && (await this.experimentStore.find(experiment.id));
    if (!known) return { here, isExperimentHere: false };
    const cells = (await this.experimentStore.cells(known.id)).map(({ tournamentId }) => tournamentId);
    const ids = tournaments.map(({ id }) => id);
    const keptOf = ({ config, createdAt }: Experiment, of: readonly string[]) =>
      canonicalJson([{ ...config }, new Date(createdAt).toISOString(), of] as Json);
    if (keptOf(known, cells) !== keptOf(experiment, ids))
      throw new ConflictError(`experiment ${known.id} is here already, and is not the same`);
    return { here, isExperimentHere: true };
  }

  /** Whether the very same tournament is here. Throws a ConflictError where another has its id. */
  private async isHere(id: string, tables: readonly ArchiveEntry[]): Promise<boolean> {
    const folder = await this.spool.open();
    try {
      const here = await writeTables(this.rows, id, folder);
      const differing = here?.filter(({ sha256 }, index) => sha256 !== tables[index].sha256);
      if (!differing?.length) return here !== undefined;
      const names = differing.map(({ name }) => name).join(', ');
      throw new ConflictError(`tournament ${id} is here already, and is not the same: ${names} differ`);
    } finally {
      await this.spool.discard(folder);
    }
  }

  /** Files first, marked as discarded until rows refer to them: a server that is killed meanwhile leaves nothing for good. */
  private async store({ manifest, here, isExperimentHere, tournaments, files }: Unpacked): Promise<void> {
    const parts = manifest.entries.map(({ name }) => ({ part: partOf(name)!, file: files.get(name)! }));
    await this.rows.discard(parts.flatMap(({ part }) => (part.kind === 'table' ? [] : [part])));
    for (const { part, file } of parts) {
      if (part.kind === 'text')
        await this.corpora.adopt(nameOf(part.sha256, tournaments), part.sha256, createReadStream(file));
      if (part.kind === 'weights') await this.weights.adopt(file, part.sha256);
    }
    await this.weights.sync();
    const arriving = tournaments.filter(({ id }) => !here.has(id)).map(({ id }) => arrivalOf(id, files));
    const { experiment } = manifest;
    const isNew = experiment !== null && !isExperimentHere;
    if (arriving.length === 0 && !isNew) return;
    try {
      await this.rows.insert(
        arriving,
        isNew ? { experiment, cells: cellsOf(experiment.config, tournaments) } : undefined,
      );
    } catch (error) {
      throw error instanceof TournamentExistsError ? new ConflictError(error.message) : error;
    }
  }
}

function arrivalOf(id: string, files: ReadonlyMap<string, string>): ArrivingTournament {
  const fileOf = (table: Table): string => files.get(tableEntry(id, table))!;
  return {
    id,
    rows: (table) => rowsOf(table, fileOf(table)),
    check: async (kept, read) => {
      await checkKept(kept).catch((error: unknown) => {
        throw told(error, { entry: `tables/${id}` });
      });
      await read((table, rows) => checkSpelling(tableEntry(id, table), rows, fileOf(table)));
    },
  };
}

/** What the niches call the corpus of that text. */
function nameOf(sha256: string, tournaments: Unpacked['tournaments']): string {
  const niches = tournaments.flatMap(({ config }) => config.niches);
  const others = tournaments.flatMap(({ config }) => config.corpora);
  return niches.find((one) => one.sha256 === sha256)?.corpus ?? others.find((one) => one.sha256 === sha256)!.name;
}
