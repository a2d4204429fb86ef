import { type Intervened, type InterventionStore, numberEvents, TooLateError } from '#tournament';
import { In, Not, type QueryDeepPartialEntity } from 'typeorm';
import type { Database } from './database';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { toEventRow } from './lineage-event.mapper';
import { tellFaults } from './tell-faults';

/** Interventions are events of the log; the tournament's row is locked while one is added, as in a conductor's commits. */
export function createTypeormInterventionStore({ dataSource }: Database, clock: () => Date): InterventionStore {
  return tellFaults({
    log: (id, intervened) =>
      dataSource.transaction(async (manager) => {
        const next: QueryDeepPartialEntity<TournamentEntity> = { lastSeq: () => 'last_seq + 1' };
        const { raw } = await manager
          .createQueryBuilder()
          .update(TournamentEntity)
          .set(next)
          .where({ id, status: Not(In(['finished', 'cancelled'])) })
          .andWhere(`generation < (config->>'generations')::integer - 1`)
          .returning('last_seq')
          .execute();
        const [row] = raw as { last_seq: number }[];
        if (!row) throw new TooLateError(id);
        const event = { type: 'environment.intervened', data: intervened } as const;
        const [logged] = numberEvents(id, row.last_seq - 1, [event], clock());
        await manager.insert(LineageEventEntity, toEventRow(logged));
        return logged;
      }),

    async logged(tournamentId) {
      const where = { tournamentId, type: 'environment.intervened' } as const;
      const rows = await dataSource.manager.find(LineageEventEntity, { where, order: { seq: 'ASC' } });
      return rows.map(({ data }) => data as Intervened);
    },
  });
}
