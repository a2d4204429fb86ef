import type { Individual, Lived } from '#tournament';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { IndividualEntity } from './entities/individual.entity';
import { toIndividual } from './individual.mapper';
import { toLife } from './life.mapper';
import { readParentage, selectIndividuals } from './read-individuals';
import { readNewestRatings } from './read-ratings';

/** Those who lived in generation `since` or later, by birth, each with its newest life, or the newest up to `until`. */
export async function readLiving(
  manager: EntityManager,
  tournamentId: string,
  since: number,
  until?: number,
): Promise<readonly Individual[]> {
  const individuals = await read(
    select(manager, { tournamentId }, until).andWhere(
      '(individual.diedGeneration IS NULL OR individual.diedGeneration >= :since)',
      { since },
    ),
    manager,
  );
  const ids = individuals.map(({ id }) => id);
  const ratings = await readNewestRatings(manager, tournamentId, ids);
  return individuals.map((individual) => ({ ...individual, rating: ratings.get(individual.id) ?? null }));
}

/** Those born in a generation, by slot, with their lives of it, except for their ratings. */
export function readBorn(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly Individual[]> {
  return read(select(manager, { tournamentId, generation }, generation), manager);
}

/** What training in a generation came to, by birth. */
export async function readLives(manager: EntityManager, tournamentId: string, generation: number): Promise<Lived[]> {
  const rows = await select(manager, { tournamentId }, generation)
    .andWhere('(individual.diedGeneration IS NULL OR individual.diedGeneration >= :generation)', { generation })
    .andWhere('individual.generation <= :generation AND life.generation = :generation')
    .getMany();
  return rows.flatMap(({ id, life, validation }) =>
    life && validation ? [{ id, life: toLife(life, validation) }] : [],
  );
}

function select(
  manager: EntityManager,
  where: Partial<Pick<IndividualEntity, 'tournamentId' | 'generation'>>,
  until?: number,
): SelectQueryBuilder<IndividualEntity> {
  return selectIndividuals(manager, until)
    .addSelect(['life.lossCurve', 'validation.blocks'])
    .where(where)
    .orderBy({ 'individual.generation': 'ASC', 'individual.slot': 'ASC' });
}

async function read(
  query: SelectQueryBuilder<IndividualEntity>,
  manager: EntityManager,
): Promise<readonly Individual[]> {
  const rows = await query.getMany();
  const parentage = await readParentage(
    manager,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toIndividual(row, parentage(row.id), null));
}
