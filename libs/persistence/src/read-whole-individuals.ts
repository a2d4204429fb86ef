import type { Individual, Rating } from '#tournament';
import type { EntityManager } from 'typeorm';
import { toIndividual } from './individual.mapper';
import { readParentage, selectIndividuals } from './read-individuals';
import { readNewestRatings } from './read-ratings';

/** All that ever lived in a tournament, by birth, each with all that is kept of it. */
export async function readWholeIndividuals(
  manager: EntityManager,
  tournamentId: string,
): Promise<readonly Individual[]> {
  return readIndividuals(manager, { tournamentId }, await readNewestRatings(manager, tournamentId));
}

/** Those born in a generation, by slot, except for their ratings. */
export function readBorn(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly Individual[]> {
  return readIndividuals(manager, { tournamentId, generation }, new Map());
}

async function readIndividuals(
  manager: EntityManager,
  where: { readonly tournamentId: string; readonly generation?: number },
  ratings: ReadonlyMap<string, Rating>,
): Promise<readonly Individual[]> {
  const rows = await selectIndividuals(manager)
    .addSelect(['life.lossCurve', 'validation.blocks'])
    .where(where)
    .orderBy({ 'individual.generation': 'ASC', 'individual.slot': 'ASC' })
    .getMany();
  const parentage = await readParentage(
    manager,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toIndividual(row, parentage(row.id), ratings.get(row.id) ?? null));
}
