import { InvalidValueError } from '#base';
import { type Generation, launchEvent, numberEvents, type TournamentStore } from '#tournament';
import { MoreThan } from 'typeorm';
import { applyChange } from './apply-change';
import type { Database } from './database';
import { GenerationEntity } from './entities/generation.entity';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { toGeneration } from './generation.mapper';
import { toEventRow } from './lineage-event.mapper';
import { readArenas } from './read-arenas';
import { readWholeIndividuals } from './read-whole-individuals';
import { toTournament, toTournamentRow } from './tournament.mapper';

/** Each query is short: the embedded database answers one at a time. */
const GENERATIONS_A_READ = 200;

/** A tournament store in a database, synced at each closed generation; `clock` dates the events. */
export function createTypeormTournamentStore({ dataSource, sync }: Database, clock: () => Date): TournamentStore {
  const { manager } = dataSource;
  return {
    insert: (tournament) =>
      dataSource.transaction(async (transaction) => {
        const events = numberEvents(tournament.id, 0, [launchEvent(tournament)], clock());
        await transaction.insert(TournamentEntity, toTournamentRow(tournament));
        await transaction.insert(LineageEventEntity, events.map(toEventRow));
        return events;
      }),

    async find(id) {
      const row = await manager.findOneBy(TournamentEntity, { id });
      return row ? toTournament(row) : undefined;
    },

    individuals: (id) => readWholeIndividuals(manager, id),

    async generations(id) {
      const generations: Generation[] = [];
      const read = (after: number) =>
        manager.find(GenerationEntity, {
          where: { tournamentId: id, generation: MoreThan(after) },
          order: { generation: 'ASC' },
          take: GENERATIONS_A_READ,
        });
      for (let rows = await read(-1); rows.length > 0; rows = await read(rows[rows.length - 1].generation)) {
        generations.push(...rows.map(toGeneration));
      }
      return generations;
    },

    arenas: (id, generation) => readArenas(manager, id, generation),

    async claim(id) {
      const { affected, raw } = await manager
        .createQueryBuilder()
        .update(TournamentEntity)
        .set({ fencingToken: () => 'fencing_token + 1' })
        .where({ id })
        .returning('fencing_token')
        .execute();
      if (affected !== 1) throw new InvalidValueError('id', id, 'the id of a tournament');
      return (raw as [{ fencing_token: number }])[0].fencing_token;
    },

    async commit(id, token, change) {
      const events = await dataSource.transaction((transaction) =>
        applyChange(transaction, id, token, change, clock()),
      );
      if (change.generation) await sync();
      return events;
    },
  };
}
