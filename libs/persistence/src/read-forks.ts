import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';
import { TournamentEntity } from './entities/tournament.entity';

/** The oldest first. */
export function readForks(manager: EntityManager, tournamentId: string): Promise<TournamentEntity[]> {
  return manager
    .createQueryBuilder(TournamentEntity, 'tournament')
    .where(`tournament.fork_of->>'tournament' = :id`, { id: withoutNul(tournamentId) })
    .orderBy({ 'tournament.createdAt': 'ASC', 'tournament.id': 'ASC' })
    .getMany();
}
