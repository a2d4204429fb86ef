import type { Page, TournamentView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { TournamentEntity } from './entities/tournament.entity';
import { lastBefore, newestFirst } from './newest-first';
import { toTournamentView } from './tournament.mapper';

/** Newest first; those of experiments are left out but for `all`. */
export async function pageOfTournaments(
  manager: EntityManager,
  { cursor, limit, all = false }: { cursor?: string; limit: number; all?: boolean },
): Promise<Page<TournamentView>> {
  const query = manager.createQueryBuilder(TournamentEntity, 'tournament');
  if (!all) query.andWhere('NOT EXISTS (SELECT FROM experiment_cell WHERE tournament_id = tournament.id)');
  if (cursor !== undefined) {
    query.andWhere('(tournament.createdAt, tournament.id) < (:createdAt, :id)', lastBefore(cursor));
  }
  const rows = await query
    .orderBy({ 'tournament.createdAt': 'DESC', 'tournament.id': 'DESC' })
    .limit(limit + 1)
    .getMany();
  return newestFirst(rows, limit, toTournamentView);
}
