/** Species, and who was of them. */
import { groupBy } from '#base';
import type { SpeciesView } from '#contracts';
import type { Membership, Species } from '#tournament';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { SpeciesEntity } from './entities/species.entity';

/** By birth. */
const MEMBERS = `
  SELECT membership.generation, membership.individual, membership.species FROM membership JOIN individual born ON born.id = membership.individual
  WHERE membership.tournament_id = $1 AND membership.generation = $2
  ORDER BY born.generation, born.slot`;

/** All of a tournament, by number. */
export async function readSpecies(manager: EntityManager, tournamentId: string): Promise<readonly Species[]> {
  const rows = await manager.find(SpeciesEntity, {
    where: { tournamentId: withoutNul(tournamentId) },
    order: { number: 'ASC' },
  });
  return rows.map(({ tournamentId: _, ...species }) => species);
}

export function readMembers(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly Membership[]> {
  return manager.query(MEMBERS, [withoutNul(tournamentId), comparable(generation)]);
}

/** By species and generation. */
const SIZES = `
  SELECT membership.species, membership.generation, count(*)::integer AS members,
         min(evaluation.bits_per_character) FILTER (WHERE evaluation.bits_per_character < 'Infinity') AS best
  FROM membership
  JOIN individual born ON born.id = membership.individual
  LEFT JOIN evaluation ON evaluation.individual_id = membership.individual AND evaluation.niche = born.niche
    AND evaluation.generation = membership.generation AND part = 'validation'
  WHERE membership.tournament_id = $1
  GROUP BY membership.species, membership.generation
  ORDER BY membership.species, membership.generation`;

/** Who were ever of each. */
const INDIVIDUALS = `
  SELECT species, count(DISTINCT individual)::integer AS individuals FROM membership WHERE tournament_id = $1 GROUP BY species`;

interface Size {
  readonly species: number;
  readonly generation: number;
  readonly members: number;
  readonly best: number | null;
}

/** All of a tournament, by number, with what became of each. */
export async function readSpeciesViews(manager: EntityManager, tournamentId: string): Promise<readonly SpeciesView[]> {
  const species = await readSpecies(manager, tournamentId);
  if (species.length === 0) return [];
  const sizes = groupBy(await manager.query<Size[]>(SIZES, [tournamentId]), ({ species: number }) => String(number));
  const counted = await manager.query<{ species: number; individuals: number }[]>(INDIVIDUALS, [tournamentId]);
  const individuals = new Map(counted.map((one) => [one.species, one.individuals]));
  const [{ closed }] = await manager.query<[{ closed: number }]>(CLOSED, [tournamentId]);
  return species.map((one) => {
    const own = sizes.get(String(one.number)) ?? [];
    const last = own.at(-1)?.generation ?? one.generation;
    const best = own.reduce((least, size) => Math.min(least, size.best ?? Infinity), Infinity);
    return {
      ...one,
      diedGeneration: last < closed ? last : null,
      individuals: individuals.get(one.number) ?? 0,
      bestBitsPerCharacter: Number.isFinite(best) ? best : null,
      members: own.map(({ members }) => members),
    };
  });
}

const CLOSED = 'SELECT max(generation)::integer AS closed FROM generation WHERE tournament_id = $1';
