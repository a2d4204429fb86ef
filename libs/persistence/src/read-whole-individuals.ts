import type { Individual } from '#tournament';
import type { EntityManager } from 'typeorm';
import { toIndividual } from './individual.mapper';
import { readParentage, selectIndividuals } from './read-individuals';
import { readNewestRatings } from './read-ratings';

/** All that ever lived in a tournament, by birth, each with all that is kept of it. */
export async function readWholeIndividuals(
  manager: EntityManager,
  tournamentId: string,
): Promise<readonly Individual[]> {
  const rows = await selectIndividuals(manager)
    .addSelect(['life.lossCurve', 'validation.blocks'])
    .where({ tournamentId })
    .orderBy({ 'individual.generation': 'ASC', 'individual.slot': 'ASC' })
    .getMany();
  const parentage = await readParentage(
    manager,
    rows.map((row) => row.id),
  );
  const ratings = await readNewestRatings(manager, tournamentId);
  return rows.map((row) => toIndividual(row, parentage(row.id), ratings.get(row.id) ?? null));
}
