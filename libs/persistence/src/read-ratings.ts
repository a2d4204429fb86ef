import type { RatingsQuery, RatingView } from '#contracts';
import type { Rating } from '#tournament';
import { Any, type EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { RatingEntity } from './entities/rating.entity';

/** By niche and from the best; of the newest generation where none is named. */
export async function readRatings(
  manager: EntityManager,
  tournamentId: string,
  { generation, niche }: RatingsQuery,
): Promise<readonly RatingView[]> {
  const query = manager.createQueryBuilder(RatingEntity, 'rating').where({ tournamentId });
  if (niche !== undefined) query.andWhere({ niche: withoutNul(niche) });
  if (generation !== undefined) query.andWhere({ generation: comparable(generation) });
  else {
    query.andWhere(
      `rating.generation = (SELECT max(generation) FROM rating newest WHERE newest.tournament_id = :tournamentId)`,
      { tournamentId: withoutNul(tournamentId) },
    );
  }
  const rows = await query
    .orderBy({ 'rating.niche': 'ASC', 'rating.nats': 'DESC', 'rating.competitor': 'ASC' })
    .getMany();
  return rows.map(toRating);
}

/** Generation after generation. */
export async function readRatingHistory(manager: EntityManager, individualId: string): Promise<readonly RatingView[]> {
  const order = { generation: 'ASC' } as const;
  const rows = await manager.find(RatingEntity, { where: { competitor: individualId, kind: 'individual' }, order });
  return rows.map(toRating);
}

/** Each individual's newest; of `ids` alone, or of all. */
export async function readNewestRatings(
  manager: EntityManager,
  tournamentId: string,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, Rating>> {
  const rows = await manager
    .createQueryBuilder(RatingEntity, 'rating')
    .distinctOn(['rating.competitor'])
    .where({ tournamentId, kind: 'individual', ...(ids && { competitor: Any(ids) }) })
    .orderBy({ 'rating.competitor': 'ASC', 'rating.generation': 'DESC' })
    .getMany();
  return new Map(rows.map((row) => [row.competitor, toRating(row)]));
}

function toRating({ tournamentId: _, ...rating }: RatingEntity): Rating {
  return rating;
}
