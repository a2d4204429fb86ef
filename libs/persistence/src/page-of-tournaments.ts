import type { Page, TournamentView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { decodeCursor, encodeCursor } from './cursor';
import { TournamentEntity } from './entities/tournament.entity';
import { toTournamentView } from './tournament.mapper';

/** Time of creation in milliseconds since the epoch, and id. */
type Key = readonly [createdAt: number, id: string];

/** Newest first; those of experiments are left out but for `all`. */
export async function pageOfTournaments(
  manager: EntityManager,
  { cursor, limit, all = false }: { cursor?: string; limit: number; all?: boolean },
): Promise<Page<TournamentView>> {
  const query = manager.createQueryBuilder(TournamentEntity, 'tournament');
  if (!all) query.andWhere('NOT EXISTS (SELECT FROM experiment_cell WHERE tournament_id = tournament.id)');
  if (cursor !== undefined) {
    const [createdAt, id] = decodeCursor(cursor, isKey);
    const after = { createdAt: new Date(createdAt), id };
    query.andWhere('(tournament.createdAt, tournament.id) < (:createdAt, :id)', after);
  }
  const rows = await query
    .orderBy({ 'tournament.createdAt': 'DESC', 'tournament.id': 'DESC' })
    .limit(limit + 1)
    .getMany();
  const page = rows.slice(0, limit);
  return {
    rows: page.map(toTournamentView),
    next: rows.length > limit ? encodeCursor(keyOf(page[page.length - 1])) : null,
  };
}

function keyOf({ createdAt, id }: TournamentEntity): Key {
  return [createdAt.getTime(), id];
}

function isKey(key: unknown): key is Key {
  if (!Array.isArray(key) || key.length !== 2) return false;
  const [createdAt, id] = key as unknown[];
  const isTime = typeof createdAt === 'number' && createdAt >= 0 && !Number.isNaN(new Date(createdAt).getTime());
  return isTime && typeof id === 'string' && !id.includes('\0');
}
