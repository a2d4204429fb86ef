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
  const rows = await manager
    .createQueryBuilder(RatingEntity, 'rating')
    .where({ competitor: individualId, kind: 'individual' })
    .andWhere('rating.tournamentId = (SELECT tournament_id FROM individual WHERE id = :individualId)', {
      individualId: withoutNul(individualId),
    })
    .orderBy('rating.generation')
    .getMany();
  return rows.map(toRating);
}

/** The newest of each of some individuals. */
export async function readNewestRatings(
  manager: EntityManager,
  tournamentId: string,
  individualIds: readonly string[],
): Promise<ReadonlyMap<string, Rating>> {
  const rows = await manager
    .createQueryBuilder(RatingEntity, 'rating')
    .distinctOn(['rating.competitor'])
    .where({ tournamentId, kind: 'individual', competitor: Any(individualIds) })
    .orderBy({ 'rating.competitor': 'ASC', 'rating.generation': 'DESC' })
    .getMany();
  return new Map(rows.map((row) => [row.competitor, toRating(row)]));
}

export function toRating({ tournamentId: _, ...rating }: RatingEntity): Rating {
  return rating;
}
