/**
 * How long questions about the past take where a million individuals lived: each question of the archive that the API asks, at
 * random positions, on PGlite or PostgreSQL. `clade bench queries --individuals 1000000 --database postgres://... --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { InvalidValueError } from '#base';
import {
  createTypeormTournamentArchive,
  createTypeormTournamentRows,
  createTypeormTournamentStore,
} from '#persistence';
import { positiveInteger } from '../positive';
import { withDatabase } from '../with-database';
import { fillDatabase } from './fill';
import type { Shape } from './history';
import { measureQuestion, type QueryRow } from './measure-question';
import { questionsOf } from './questions';

const OPTIONS = {
  individuals: { type: 'string', default: '1000000' },
  births: { type: 'string', default: '1000' },
  database: { type: 'string', default: 'pglite' },
  folder: { type: 'string' },
  rounds: { type: 'string', default: '100' },
  'warm-up': { type: 'string', default: '10' },
  seed: { type: 'string', default: '1' },
  only: { type: 'string', default: '' },
  json: { type: 'boolean', default: false },
} as const;

const LIMIT_MS = { pglite: 300, postgres: 100 };
const FEED_LIMIT_MS = 50;
/** Beside the one that is asked about. */
const SMALL: readonly Shape[] = ['small-1', 'small-2'].map((id) => ({ id, generations: 10, births: 24 }));

/** Throws an InvalidValueError on an option that is out of its range, or a database that others use. */
export async function benchQueries(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'individuals' | 'births' | 'rounds' | 'warm-up' | 'seed') => positiveInteger(name, values[name]);
  const [individuals, births] = [count('individuals'), count('births')];
  if (individuals % births !== 0)
    throw new InvalidValueError('individuals', individuals, `a multiple of ${births} births`);
  const rounds = { rounds: count('rounds'), warmUp: count('warm-up'), seed: count('seed') };
  const shape = { id: 'large', generations: individuals / births, births };
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);

  return withDatabase(values.database, values.folder, async (database) => {
    await fillDatabase(database, [shape, ...SMALL], tell);
    const limit = values.database === 'pglite' ? LIMIT_MS.pglite : LIMIT_MS.postgres;
    const archive = createTypeormTournamentArchive(database);
    const clock = (): Date => new Date();
    const store = createTypeormTournamentStore(database, clock);
    const tables = createTypeormTournamentRows(database, clock);
    const lastSeq = (await archive.find(shape.id))?.lastSeq ?? 0;
    const look = (): Promise<unknown> => archive.events(shape.id, lastSeq, 1);
    const rows: QueryRow[] = [];
    for (const question of questionsOf({ archive, store, rows: tables }, shape)) {
      if (!question.name.includes(values.only)) continue;
      rows.push(await measureQuestion(question, look, { ...rounds, limit, feedLimit: FEED_LIMIT_MS }));
      tell(lineOf(rows[rows.length - 1]));
    }
    return values.json ? JSON.stringify(rows) : tableOf(rows);
  });
}

const lineOf = ({ query, p95, maximum, feedWaits }: QueryRow): string =>
  `${query}: p95 ${p95.toFixed(1)} ms, maximum ${maximum.toFixed(1)} ms, feed waits ${feedWaits.toFixed(1)} ms`;

function tableOf(rows: readonly QueryRow[]): string {
  const head = ['query', 'rows', 'p50', 'p95', 'maximum', 'feed waits', 'limit of p95'];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const { query, rows: most, p50, p95, maximum, feedWaits, limit, kept } of rows) {
    const times = [p50, p95, maximum, feedWaits].map((time) => `${time.toFixed(1)} ms`);
    table.push([query, most, ...times, `${limit} ms${kept ? '' : ': EXCEEDED'}`]);
  }
  return table.toString();
}
