/** Fills a database with a made-up history, or finds that it holds it. */
import { InvalidValueError } from '#base';
import type { Database } from '#persistence';
import { historyOf, type Made, type Shape } from './history';
import { rowsOf, type Tables, tournamentRow } from './rows';

type Manager = Database['dataSource']['manager'];

/** Throws an InvalidValueError if other tournaments are there: made-up ones are not put beside them. */
export async function fillDatabase(
  { dataSource }: Database,
  shapes: readonly Shape[],
  tell: (line: string) => void,
): Promise<void> {
  const held: { id: string; individuals: number }[] = await dataSource.query('SELECT id, individuals FROM tournament');
  const isHeld = ({ id, generations, births }: Shape): boolean =>
    held.some((each) => each.id === id && each.individuals === generations * births);
  if (held.length > shapes.filter(isHeld).length) {
    throw new InvalidValueError('database', held, 'an empty one, or one that this bench has filled alike');
  }
  for (const shape of shapes) if (!isHeld(shape)) await fillTournament(dataSource.manager, shape, tell);
}

/** Its row comes last; one that was cut off goes on where it was. */
async function fillTournament(manager: Manager, shape: Shape, tell: (line: string) => void): Promise<void> {
  const insert = (tables: Tables): Promise<void> =>
    manager.transaction((transaction) => insertAll(transaction, tables));
  const { id, generations, births } = shape;
  let living: readonly Made[] = [];
  const [{ next }] = await manager.query<[{ next: number }]>(
    'SELECT coalesce(max(generation), -1) + 1 AS next FROM generation WHERE tournament_id = $1',
    [id],
  );
  let generation = 0;
  for (const born of historyOf(shape)) {
    living = [...living.filter(({ until }) => until >= generation), ...born];
    if (generation >= next) await insert(rowsOf(shape, generation, born, living));
    generation++;
    if (generation % 50 === 0) tell(`${id}: ${generation * births} of ${generations * births} individuals`);
  }
  await insert({ tournament: [tournamentRow(shape)] });
}

/** References are not checked meanwhile, which takes a superuser. */
async function insertAll(manager: Manager, tables: Tables): Promise<void> {
  await manager.query('SET LOCAL session_replication_role = replica');
  for (const [table, rows] of Object.entries(tables)) {
    await manager.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}
