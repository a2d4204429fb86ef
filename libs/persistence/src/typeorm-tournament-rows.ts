import { InvalidValueError } from '#base';
import { type ArrivingTournament, numberEvents, TABLES, TournamentExistsError, type TournamentRows } from '#tournament';
import type { EntityManager, QueryFailedError } from 'typeorm';
import type { Database } from './database';
import { deriveRows } from './derive-rows';
import { discard, forget, readDiscarded } from './discarded-files';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { insertExperiment } from './insert-experiment';
import { insertAll, ROWS_A_STATEMENT } from './insert-all';
import { isUniqueViolation } from './is-unique-violation';
import { toEventRow } from './lineage-event.mapper';
import { readKept } from './read-kept';
import { readAll, readTables } from './read-tables';
import { removeTournaments } from './remove-tournaments';
import { TABLE_OF } from './table-queries';
import { tellFaults } from './tell-faults';

/** Of a tournament, what no archive holds. */
const DERIVED = { individuals: 0, flops: 0, cpuSeconds: 0, nichesMixed: false };
const NO_WINDOW = { votingGeneration: null, votingUntil: null, votesUntil: null };
const NEW_HERE = { fencingToken: 0, conductor: null, leaseUntil: null, ...NO_WINDOW, ...DERIVED };
const PAUSED_BY_IMPORT = 'imported; it ran when its archive was made';

/** Tournaments of a database as rows; `clock` dates the event of an import that pauses. */
export function createTypeormTournamentRows(database: Database, clock: () => Date): TournamentRows {
  const { dataSource, tidy } = database;
  const { manager } = dataSource;
  return tellFaults({
    read: (id, take) => readTables(database, id, take),

    async insert(tournaments, experiment) {
      try {
        await dataSource.transaction(async (transaction) => {
          for (const tournament of tournaments) await insertRows(transaction, tournament, clock());
          if (experiment) await insertExperiment(transaction, experiment);
        });
      } catch (error) {
        throw isUniqueViolation(error) ? taken(error) : error;
      }
      await tidy();
    },

    async remove(id) {
      const outcome = await dataSource.transaction((transaction) => removeTournaments(transaction, [id]));
      await tidy();
      return outcome;
    },

    async discard(files) {
      await discard(manager, files);
      await tidy();
    },

    discarded: () => readDiscarded(manager),
    forget: (files) => forget(manager, files),
  });
}

async function insertRows(manager: EntityManager, { id, rows, check }: ArrivingTournament, at: Date): Promise<void> {
  for (const table of TABLES) {
    const local = table === 'tournament' ? NEW_HERE : {};
    for await (const batch of inBatches(rows(table))) {
      await insertAll(
        manager,
        TABLE_OF[table].entity,
        batch.map((row) => ({ ...row, ...local })),
      );
    }
  }
  await check(await readKept(manager, id), async (take) => void (await readAll(manager, id, take)));
  await deriveRows(manager, id);
  const { status, lastSeq } = await manager.findOneByOrFail(TournamentEntity, { id });
  if (status === 'running') await pause(manager, id, lastSeq, at);
}

async function pause(manager: EntityManager, id: string, lastSeq: number, at: Date): Promise<void> {
  const paused = { type: 'tournament.paused', data: { reason: PAUSED_BY_IMPORT } } as const;
  await insertAll(manager, LineageEventEntity, numberEvents(id, lastSeq, [paused], at).map(toEventRow));
  await manager.update(TournamentEntity, { id }, { status: 'paused', reason: PAUSED_BY_IMPORT, lastSeq: lastSeq + 1 });
}

function taken({ driverError }: QueryFailedError): Error {
  const { table = 'rows', detail } = driverError as { table?: string; detail?: string };
  if (table === 'tournament') return new TournamentExistsError(`a tournament is there already: ${detail}`);
  return new InvalidValueError(table, detail, 'keys that nothing else has');
}

async function* inBatches(rows: AsyncIterable<object>): AsyncGenerator<object[]> {
  let batch: object[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_A_STATEMENT) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
