/**
 * How long the rows of a finished tournament take to be archived and imported, by part, and how much memory: lives are made up by a queue that
 * answers at once, so they have no weights. `clade bench archives --individuals 1000 --individuals 10000`
 */
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { type ArchiveEntry, RowsCheck, tableEntry } from '#archive-file';
import { sha256 } from '#base';
import { createTypeormTournamentRows, createTypeormTournamentStore, openDatabase } from '#persistence';
import { checkKept, TABLES, type Table } from '#tournament';
import { checkSpelling } from '../../apps/gateway/src/archives/check-spelling';
import { checkTable } from '../../apps/gateway/src/archives/check-table';
import { rowsOf, tablePath, tournamentIn, writeTables } from '../../apps/gateway/src/archives/table-files';
import { fakeHandlers } from '../../libs/tournament/src/testing/handlers';
import { inProcess, world } from '../../libs/tournament/src/testing/world';
import { positiveInteger } from '../positive';
import { withFolder } from '../with-folder';

const OPTIONS = {
  individuals: { type: 'string', multiple: true, default: ['1000', '10000'] as string[] },
  json: { type: 'boolean', default: false },
} as const;
const ID = 'bcdfghjk';
/** Of each generation. */
const BORN = 500;

interface Row {
  readonly individuals: number;
  readonly seconds: Readonly<Record<'archive' | 'checkRows' | 'insert' | 'checkLog' | 'checkSpelling', number>>;
  readonly msAnIndividual: number;
  /** Resident memory at most, of the whole process, in which the database runs too. */
  readonly mebibytes: number;
}

export async function benchArchives(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const rows: Row[] = [];
  for (const text of values.individuals)
    rows.push(await withFolder((folder) => measure(positiveInteger('individuals', text), folder)));
  return values.json ? JSON.stringify(rows) : tableOf(rows);
}

async function measure(individuals: number, folder: string): Promise<Row> {
  const now = (): Date => new Date();
  const database = await openDatabase({ folder });
  try {
    const rows = createTypeormTournamentRows(database, now);
    const capacity = Math.min(BORN, individuals);
    const niche = { name: 'moby', corpus: 'moby', sha256: sha256('moby'), demes: [{ name: 'moby', capacity }] };
    const generations = Math.ceil(individuals / capacity);
    const store = createTypeormTournamentStore(database, now);
    await (await world({ id: ID, store, config: { generations, niches: [niche] } })).run(inProcess(fakeHandlers()));
    const seconds = { archive: 0, checkRows: 0, insert: 0, checkLog: 0, checkSpelling: 0 };
    const timed = async <Result>(part: keyof typeof seconds, work: () => Promise<Result>): Promise<Result> => {
      const begun = performance.now();
      const result = await work();
      seconds[part] += (performance.now() - begun) / 1000;
      return result;
    };
    const entries = (await timed('archive', () => writeTables(rows, ID, folder)))!;
    await rows.remove(ID);
    const fileOf = (table: Table): string => tablePath(table, folder);
    const born = entries.find(({ name }) => name === tableEntry(ID, 'individual'))!.rows!;
    await timed('checkRows', () => checkRows(entries, folder));
    const checked = async (): Promise<void> =>
      rows.insert([
        {
          id: ID,
          rows: (table) => rowsOf(table, fileOf(table)),
          check: async (kept, read) => {
            await timed('checkLog', () => checkKept(kept));
            await timed('checkSpelling', () => read((table, lines) => checkSpelling(table, lines, fileOf(table))));
          },
        },
      ]);
    await timed('insert', checked);
    seconds.insert -= seconds.checkLog + seconds.checkSpelling;
    const { archive, ...ofImport } = seconds;
    const total = Object.values(ofImport).reduce((sum, part) => sum + part);
    const mebibytes = process.resourceUsage().maxRSS / 1024;
    return { individuals: born, seconds: { archive, ...ofImport }, msAnIndividual: (1000 * total) / born, mebibytes };
  } finally {
    await database.close();
  }
}

async function checkRows(entries: readonly ArchiveEntry[], folder: string): Promise<void> {
  const check = new RowsCheck(await tournamentIn(path.join(folder, 'tournament.ndjson')));
  for (const table of TABLES) {
    const entry = entries.find(({ name }) => name === tableEntry(ID, table))!;
    await checkTable(table, entry, tablePath(table, folder), check);
  }
  check.end();
}

function tableOf(rows: readonly Row[]): string {
  const head = ['individuals', 'archive, s', 'check rows, s', 'insert, s', 'check log, s', 'check spelling, s'];
  const table = new CliTable({ head: [...head, 'import, ms each', 'peak MiB'], style: { head: [], border: [] } });
  for (const { individuals, seconds, msAnIndividual, mebibytes } of rows) {
    const parts = [seconds.archive, seconds.checkRows, seconds.insert, seconds.checkLog, seconds.checkSpelling];
    table.push([
      individuals,
      ...parts.map((part) => part.toFixed(1)),
      msAnIndividual.toFixed(2),
      Math.round(mebibytes),
    ]);
  }
  return table.toString();
}
