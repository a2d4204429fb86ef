/**
 * Every column of every table of an archive, changed on its own: the import refuses it and names it, or says that the lineage hash is
 * another. What passes is listed in docs/exports.md, and nothing else passes.
 */
import { DEFAULT_DESCRIPTORS } from '#evolution';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { RowsCheck, tableEntry } from '#archive-file';
import { DEFAULT_PANEL, PROBE_NAMES } from '#arena';
import { sha256 } from '#base';
import { DEFAULT_SEARCH_SPACE, expressedLoci, type Genome } from '#genome';
import { CLOSING_METRICS, METRICS } from '#metrics';
import {
  createTypeormTournamentRows,
  createTypeormTournamentStore,
  createTypeormVoteStore,
  type Database,
} from '#persistence';
import { checkKept, TABLES, type Table, type TournamentConfig, type TournamentRows } from '#tournament';
import { checkTable } from '../../apps/gateway/src/archives/check-table';
import { rowsOf, tablePath, tournamentIn, writeTables } from '../../apps/gateway/src/archives/table-files';
import { ROW_SCHEMAS } from '../../apps/gateway/src/schemas/archive-rows.schema';
import { fakeHandlers } from '../../libs/tournament/src/testing/handlers';
import { inProcess, world } from '../../libs/tournament/src/testing/world';
import { type Entries, linesOf, manifestOf, withManifest, withRows } from '../e2e/support/archives';
import { testDatabases } from './databases';

const ID = 'bcdfghjk';
const NOW = () => new Date('2026-11-24T10:00:00.780Z');
const SPECIES = {
  scheme: 'loci',
  unmatched: 1,
  difference: 0.4,
  threshold: 2,
  adjustment: 0.3,
  target: 3,
  interspeciesRate: 0.1,
  sharing: 1,
} as const;
/** Schemes that remember. */
const REMEMBERING: TournamentConfig['breeding'] = {
  species: SPECIES,
  shaping: { scheme: 'novelty', neighbours: 2, archive: 3, added: 1 },
  direction: 1,
  migration: { scheme: 'island', rate: 0.2 },
  selection: { scheme: 'tournament', size: 2 },
  mates: { scheme: 'alike' },
  replacement: { scheme: 'generational', elites: 1 },
  donors: { scheme: 'parent' },
  crossoverRate: 0.5,
  crossover: 'uniform',
  mutationRate: 0.2,
  founders: null,
  conserved: [],
  growthRate: 0,
  mutationScale: 0.2,
  selfAdaptation: { scheme: 'group-elite', groups: 2, share: 0.5, factor: 2 },
  descriptors: [...DEFAULT_DESCRIPTORS],
};
const BALLOT = '00000000-0000-4000-8000-000000000001';

let data: string;
let database: Database;
let rows: TournamentRows;
let entries: Entries;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'clade-columns-'));
  database = await testDatabases()[0].open();
  rows = createTypeormTournamentRows(database, NOW);
  await live();
  entries = await written();
  await rows.remove(ID);
});
afterAll(async () => {
  await database.close();
  await rm(data, { recursive: true });
});

/** A metric of another build. */
const FROM_ELSEWHERE: (typeof CLOSING_METRICS)[number] = {
  name: 'fromElsewhere',
  unit: 'nats',
  scope: 'niche',
  direction: null,
  help: 'Not measured here.',
  compute: () => [{ subject: 'moby', value: 1 / 3, standardError: 1e-9 }],
};
const measuredElsewhere = CLOSING_METRICS as (typeof CLOSING_METRICS)[number][];

/** A finished tournament with a row in every table, and a metric that this build does not know. */
async function live(): Promise<void> {
  const store = createTypeormTournamentStore(database, NOW);
  const votes = createTypeormVoteStore(database, NOW);
  const niches = ['moby', 'sotu'].map((name) => {
    return { name, corpus: name, sha256: sha256(name), demes: [{ name, capacity: 3 }] };
  });
  const arena = { prompts: 2, promptCharacters: 20, sampleCharacters: 100, rounds: 1, pairing: 'active' } as const;
  const { run } = await world({
    id: ID,
    store,
    config: {
      notes: 'what for',
      generations: 3,
      breeding: REMEMBERING,
      niches,
      evaluation: {
        validationSymbols: 4096,
        testSymbols: 4096,
        atBirth: true,
        formerText: false,
        persistence: null,
        probes: true,
        community: { members: 'models', generationSymbols: 1024 },
      },
      arena: {
        ...arena,
        panel: DEFAULT_PANEL,
        judges: 1,
        coevolution: null,
        habituation: null,
        voteWeight: 1,
        votingSeconds: 0,
        ratings: { lengthControlled: false, clusterBy: 'rater' },
      },
    },
  });
  const handlers = fakeHandlers({ stillborn: [1] });
  measuredElsewhere.push(FROM_ELSEWHERE);
  await run(
    inProcess({
      ...handlers,
      train: async (job, context) =>
        (await handlers.train(job, context)).map((outcome) => {
          const score = { nats: 0.5, standardError: 0.1, passed: job.generation > 0 };
          const probes = Object.fromEntries(PROBE_NAMES.map((name) => [name, score])) as never;
          const learning = {
            pairs: 9,
            steps: 8,
            klNats: 1 / 7,
            tokensTrained: 99,
            flops: 1e9,
            ended: 'budget',
          } as const;
          const passed = score.passed ? PROBE_NAMES : [];
          return outcome.viable ? { ...outcome, life: { ...outcome.life, probes, passed, learning } } : outcome;
        }),
    }),
  );
  measuredElsewhere.pop();
  const pair = { generation: 2, niche: 'moby', prompt: 1, first: 'WB-2', second: `${ID}-0-0` };
  const ballot = { id: BALLOT, tournamentId: ID, voter: 'ann', ...pair };
  await votes.issue(ballot);
  await votes.cast(ballot, 'tie');
}

/** What of an archive holds rows. */
async function written(): Promise<Entries> {
  const tables = (await writeTables(rows, ID, data))!;
  const contents = await Promise.all(
    TABLES.map(async (table) => [tableEntry(ID, table), await readFile(tablePath(table, data))] as const),
  );
  const { status, lastSeq, lineageHash } = await tournamentIn(tablePath('tournament', data));
  const manifest = {
    version: 9,
    weights: false,
    tournaments: [{ id: ID, status, lastSeq, lineageHash }],
    entries: tables,
  };
  return [['manifest.json', Buffer.from(JSON.stringify(manifest))], ...contents];
}

/** As an import takes entries in, once they are unpacked: the refusal, or undefined if it is taken in, after which it is removed. */
async function refusalOf(changed: Entries): Promise<string | undefined> {
  const manifest = manifestOf(changed);
  const check = new RowsCheck(manifest.tournaments[0]);
  try {
    for (const table of TABLES) {
      const [name, content] = changed.find(([each]) => each === tableEntry(ID, table))!;
      await writeFile(path.join(data, table), content);
      await checkTable(
        table,
        manifest.entries.find((entry) => entry.name === name)!,
        path.join(data, table),
        check,
      );
    }
    check.end();
    await rows.insert([{ id: ID, rows: (table) => rowsOf(table, path.join(data, table)), check: checkKept }]);
  } catch (error) {
    return (error as Error).message;
  }
  await rows.remove(ID);
  return undefined;
}

type Row = Readonly<Record<string, unknown>>;

const OTHER_VALUES = [
  null,
  0,
  1,
  2,
  0.5,
  true,
  false,
  'x',
  'first',
  'nonviable',
  'paused',
  'training',
  '2026-01-01T00:00:00+00:00',
];

/** Values near to one: itself with one leaf changed. */
function* near(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) for (const other of near(item)) yield value.with(at, other);
    if (value.length > 0) yield value.slice(1);
    else yield ['x'];
  } else if (typeof value === 'object' && value !== null) {
    if (Object.keys(value).length === 0) yield { x: 0 };
    for (const [name, member] of Object.entries(value)) {
      for (const other of near(member)) yield Object.fromEntries([...Object.entries(value), [name, other]]);
    }
  } else if (typeof value === 'number') yield value + 1;
  else if (typeof value === 'boolean') yield !value;
  else if (typeof value === 'string') {
    yield value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
    yield value.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
  }
}

/** Another value of a column, one that its schema takes where there is one: one that another row has, or one made of its own. */
function another(table: Table, column: string, own: unknown, others: readonly Row[]): unknown {
  const schema = (ROW_SCHEMAS[table].shape as Record<string, z.ZodType>)[column];
  const values = [...others.map((row) => row[column]), ...near(own), ...OTHER_VALUES].filter(
    (value) => JSON.stringify(value) !== JSON.stringify(own),
  );
  return values.find((value) => schema.safeParse(value).success) ?? values[0];
}

function changed(table: Table, column: string, line: number): Entries {
  const others = linesOf(entries, table);
  const value = another(table, column, others[line][column], others);
  const changed = withRows(entries, table, (lines) =>
    lines.map((row, at) => (at === line ? { ...row, [column]: value } : row)),
  );
  if (table !== 'tournament') return changed;
  return withManifest(changed, (manifest) => {
    const [told] = manifest.tournaments;
    return column in told ? { ...manifest, tournaments: [{ ...told, [column]: value }] } : manifest;
  });
}

const COLUMNS = TABLES.flatMap((table) =>
  Object.keys(ROW_SCHEMAS[table].shape).map((column) => [table, column] as const),
);

/** Columns that the docs name in an item of a list. */
async function documented(item: string): Promise<string[]> {
  const text = await readFile(path.resolve(__dirname, '../../docs/exports.md'), 'utf8');
  const paragraph = text.split(/\n- |\n\n/).find((each) => each.startsWith(`**${item}**`))!;
  const known = new Set(COLUMNS.map(([table, column]) => `${table}.${column}`));
  return [...paragraph.matchAll(/`(\w+\.\w+)`/g)].flatMap(([, name]) => (known.has(name) ? [name] : [])).sort();
}

/** Whether a refusal names a column, by its own name or that of the database. */
function names(refusal: string, table: Table, column: string): boolean {
  const snake = column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return refusal.includes(table) && new RegExp(`\\b(${column}|${snake})\\b`).test(refusal);
}

it('takes the archive as it is, with a metric that it does not know', async () => {
  const found = linesOf(entries, 'metric').filter(({ name }) => name === FROM_ELSEWHERE.name);
  expect([found.length, METRICS.some(({ name }) => name === FROM_ELSEWHERE.name)]).toEqual([3, false]);
  expect(await refusalOf(entries)).toBeUndefined();
});

it('refuses each column that is changed but those that the docs list', async () => {
  const unchecked = new Set<string>();
  const hashed = new Set<string>();
  const nameless: string[] = [];
  for (const [table, column] of COLUMNS) {
    const name = `${table}.${column}`;
    const last = linesOf(entries, table).length - 1;
    for (const line of new Set([0, last])) {
      const refusal = await refusalOf(changed(table, column, line));
      if (refusal === undefined) unchecked.add(name);
      else if (refusal.startsWith('lineageHash is')) hashed.add(name);
      else if (!names(refusal, table, column)) nameless.push(`${name} in row ${line}: ${refusal}`);
    }
  }
  expect(nameless).toEqual([]);
  expect([...unchecked].sort()).toEqual(await documented('Not checked'));
  expect([...hashed].sort()).toEqual(await documented('By the lineage hash alone'));
}, 600_000);

const inFirst = (table: Table, change: Row): Entries =>
  withRows(entries, table, ([first, ...others]) => [{ ...first, ...change }, ...others]);

it('refuses each part of the config that is changed but its notes', async () => {
  const [{ config }] = linesOf(entries, 'tournament');
  const taken: unknown[] = [];
  for (const value of near(config)) {
    if ((await refusalOf(inFirst('tournament', { config: value }))) === undefined) taken.push(value);
  }
  const notes = taken.map((value) => (value as { readonly notes: string }).notes);
  expect(notes).toEqual(['ahat for', 'what fo7']);
}, 600_000);

it('refuses another allele at each locus: what is expressed by name, what is silent by the lineage hash', async () => {
  const [{ genome }] = linesOf(entries, 'individual') as { genome: Genome }[];
  const expressed = expressedLoci(genome);
  for (const locus of DEFAULT_SEARCH_SPACE) {
    const own = genome[locus.name];
    const allele = locus.kind === 'real' ? (Number(own) + locus.high) / 2 : locus.values.find((each) => each !== own);
    const refusal = await refusalOf(inFirst('individual', { genome: { ...genome, [locus.name]: allele } }));
    const right = expressed.includes(locus.name) ? / by its genome$/ : /^lineageHash is /;
    expect([locus.name, refusal]).toEqual([locus.name, expect.stringMatching(right)]);
  }
});
