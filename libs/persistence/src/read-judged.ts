import type { Judged } from '#tournament';
import type { EntityManager } from 'typeorm';
import { BattleEntity } from './entities/battle.entity';
import { RatingEntity } from './entities/rating.entity';
import { toRating } from './read-ratings';

/** Battles and ratings of a generation. */
export async function readJudged(manager: EntityManager, tournamentId: string, generation: number): Promise<Judged> {
  const where = { tournamentId, generation };
  const battles = await manager.find(BattleEntity, { where, order: { niche: 'ASC', number: 'ASC' } });
  const ratings = await manager.find(RatingEntity, { where });
  return { battles: battles.map(({ tournamentId: _, ...battle }) => battle), ratings: ratings.map(toRating) };
}
