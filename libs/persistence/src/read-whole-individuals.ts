import type { Individual } from '#tournament';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { IndividualEntity } from './entities/individual.entity';
import { toIndividual } from './individual.mapper';
import { readParentage, selectIndividuals } from './read-individuals';
import { readNewestRatings } from './read-ratings';

/** Those who lived in generation `since` or later, by birth, each with all that is kept of it. */
export async function readLiving(
  manager: EntityManager,
  tournamentId: string,
  since: number,
): Promise<readonly Individual[]> {
  const individuals = await read(
    select(manager, { tournamentId }).andWhere(
      '(individual.diedGeneration IS NULL OR individual.diedGeneration >= :since)',
      { since },
    ),
    manager,
  );
  const ids = individuals.map(({ id }) => id);
  const ratings = await readNewestRatings(manager, tournamentId, ids);
  return individuals.map((individual) => ({ ...individual, rating: ratings.get(individual.id) ?? null }));
}

/** Those born in a generation, by slot, except for their ratings. */
export function readBorn(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly Individual[]> {
  return read(select(manager, { tournamentId, generation }), manager);
}

function select(
  manager: EntityManager,
  where: Partial<Pick<IndividualEntity, 'tournamentId' | 'generation'>>,
): SelectQueryBuilder<IndividualEntity> {
  return selectIndividuals(manager)
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
