/** What is wrong with an embedded database into which `database.main.ts` committed tournaments, after a loss of power. */
import { createTypeormTournamentStore, openDatabase } from '#persistence';
import { isDeepStrictEqual } from 'node:util';
import { tournamentOf } from '../conformance/records';

export interface KeptRows {
  /** Tournaments `t1`, `t2` and so on. */
  readonly kept: number;
}

const MORE = 'more';

/** Opens it as a server does. Every row of every table is read by its indices and without, and one more is taken in. */
export async function problemsOfRows(folder: string, acknowledged: readonly KeptRows[]): Promise<readonly string[]> {
  const kept = acknowledged.at(-1)?.kept ?? 0;
  const database = await openDatabase({ folder });
  try {
    const store = createTypeormTournamentStore(database, () => new Date(0));
    const problems: string[] = [];
    for (let each = 1; each <= kept; each++) {
      const expected = tournamentOf(`t${each}`);
      if (!isDeepStrictEqual(await store.find(expected.id), expected)) problems.push(`tournament ${each} is lost`);
    }
    const query = <Row>(sql: string): Promise<Row[]> => database.dataSource.query<Row[]>(sql);
    const [{ whole }] = await query<{ whole: number }>(
      'SELECT count(*)::int AS whole FROM (SELECT * FROM tournament OFFSET 0) t',
    );
    if (whole < kept || whole > kept + 1) problems.push(`there are ${whole} tournaments of ${kept}`);
    await store.insert(tournamentOf(MORE));
    await query('CHECKPOINT');
    await query('REINDEX DATABASE');
    return problems;
  } finally {
    await database.close();
  }
}
