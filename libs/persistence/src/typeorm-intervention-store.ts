import { type Intervened, type InterventionStore, numberEvents, TooLateError } from '#tournament';
import { type EntityManager, In, Not, type QueryDeepPartialEntity } from 'typeorm';
import type { Database } from './database';
import { GenerationEntity } from './entities/generation.entity';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { toEventRow } from './lineage-event.mapper';
import { tellFaults } from './tell-faults';

/**
 * Interventions are events of the log; the tournament's row is locked while one is checked and added, as in a conductor's commits. The last
 * generation is made of what is logged when the one before it closes, so that none is logged from then on.
 */
export function createTypeormInterventionStore({ dataSource }: Database, clock: () => Date): InterventionStore {
  return tellFaults({
    log: (id, intervened, check) =>
      dataSource.transaction(async (manager) => {
        const next: QueryDeepPartialEntity<TournamentEntity> = { lastSeq: () => 'last_seq + 1' };
        const { raw } = await manager
          .createQueryBuilder()
          .update(TournamentEntity)
          .set(next)
          .where({ id, status: Not(In(['finished', 'cancelled'])) })
          .returning(
            `last_seq, (config->>'generations')::integer AS generations, (fork_of->>'generation')::integer AS forked`,
          )
          .execute();
        const [row] = raw as { last_seq: number; generations: number; forked: number | null }[];
        if (!row) throw new TooLateError(id);
        // a question of its own, which sees what was committed before the row was locked
        const generation = row.generations - 2;
        const isLate =
          generation <= (row.forked ?? -1) ||
          (await manager.existsBy(GenerationEntity, { tournamentId: id, generation }));
        if (isLate) throw new TooLateError(id, generation + 1);
        await check(await loggedIn(manager, id));
        const event = { type: 'environment.intervened', data: intervened } as const;
        const [logged] = numberEvents(id, row.last_seq - 1, [event], clock());
        await manager.insert(LineageEventEntity, toEventRow(logged));
        return logged;
      }),

    logged: (tournamentId) => loggedIn(dataSource.manager, tournamentId),
  });
}

/** The type is no parameter, so that its partial index serves every plan. */
async function loggedIn(manager: EntityManager, tournamentId: string): Promise<readonly Intervened[]> {
  const rows = await manager
    .createQueryBuilder(LineageEventEntity, 'event')
    .where({ tournamentId })
    .andWhere(`event.type = 'environment.intervened'`)
    .orderBy('event.seq')
    .getMany();
  return rows.map(({ data }) => data as Intervened);
}
