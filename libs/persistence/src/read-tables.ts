/** The rows of a tournament as they are at one moment. */
import { TABLES, type Table, type TakeRows } from '#tournament';
import type { EntityManager } from 'typeorm';
import type { Database } from './database';
import { withoutNul } from './entities/column-types';
import { TournamentEntity } from './entities/tournament.entity';
import { selectRows, TABLE_OF } from './table-queries';

/** Readings without a transaction that a commit may spoil. */
const ATTEMPTS = 3;
/** Read at once: one generation, or so many events. */
const AT_ONCE = { generation: 1, seq: 500 };

/** Changes with each commit, which all advance the log and so write the tournament's row. */
const REVISION = `SELECT xmin::text AS revision FROM tournament WHERE id = $1`;
/** Of generations the newest that opened, -1 before: nobody need be born in it. */
const LAST = {
  generation: `SELECT generation AS last FROM tournament WHERE id = $1`,
  seq: `SELECT max(seq) AS last FROM lineage_event WHERE tournament_id = $1`,
};

/**
 * A transaction would keep all others waiting where there is one connection. There it is read without, so that they get
 * their turn, and again if something was committed meanwhile.
 */
export async function readTables({ dataSource }: Database, tournamentId: string, take: TakeRows): Promise<boolean> {
  const [{ manager }, id] = [dataSource, withoutNul(tournamentId)];
  const revision = async (): Promise<string | undefined> =>
    (await manager.query<{ revision: string }[]>(REVISION, [id]))[0]?.revision;
  for (let attempt = 0; dataSource.options.poolSize === 1 && attempt < ATTEMPTS; attempt++) {
    const before = await revision();
    const isThere = await readAll(manager, id, take);
    if ((await revision()) === before) return isThere;
  }
  return dataSource.transaction('REPEATABLE READ', (moment) => readAll(moment, id, take));
}

export async function readAll(manager: EntityManager, id: string, take: TakeRows): Promise<boolean> {
  await manager.query(`SET TIME ZONE 'UTC'`); // so that times are written alike everywhere
  if (!(await manager.existsBy(TournamentEntity, { id }))) return false;
  for (const table of TABLES) await take(table, rowsOf(manager, table, id));
  return true;
}

async function* rowsOf(manager: EntityManager, table: Table, id: string): AsyncGenerator<string> {
  const { by } = TABLE_OF[table];
  const sql = selectRows(manager.connection, table);
  const ranges = by ? await rangesOf(manager, by, id) : [[]];
  for (const range of ranges) {
    for (const { row } of await manager.query<{ row: string }[]>(sql, [id, ...range])) yield row;
  }
}

/** From the first to the last of the tournament, both ends in them. */
async function rangesOf(manager: EntityManager, by: keyof typeof LAST, id: string): Promise<[number, number][]> {
  const [{ last }] = await manager.query<[{ last: number | null }]>(LAST[by], [id]);
  const step = AT_ONCE[by];
  const count = last === null ? 0 : Math.floor(last / step) + 1;
  return Array.from({ length: count }, (_, at) => [at * step, (at + 1) * step - 1]);
}
