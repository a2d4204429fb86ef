/** The pedigree of a tournament, as much of each individual as exports contain. */
import type { Birth } from '#base';
import type { LineageMember } from '#lineage';
import { Any, type EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { ParentageEntity } from './entities/parentage.entity';

type Row = Omit<LineageMember, 'parents'>;

/** By birth, those born later than `after`, the primary parent of each first. */
export async function readLineage(
  manager: EntityManager,
  tournamentId: string,
  after: Birth = { generation: -1, slot: -1 },
  limit: number,
): Promise<LineageMember[]> {
  const rows: Row[] = await manager.query(
    `SELECT id, generation, family, niche, deme, nullif(bits_per_character, 'Infinity') AS "bitsPerCharacter",
            died_generation AS "diedGeneration", name,
            (SELECT name FROM species WHERE tournament_id = $1 AND number = individual.species) AS species
     FROM individual
     WHERE tournament_id = $1 AND (generation, slot) > ($2, $3)
     ORDER BY generation, slot
     LIMIT $4`,
    [withoutNul(tournamentId), comparable(after.generation), comparable(after.slot), limit],
  );
  const edges = await manager.find(ParentageEntity, {
    select: { childId: true, parentId: true, share: true, role: true },
    where: { childId: Any(rows.map(({ id }) => id)) },
    order: { role: 'ASC' },
  });
  const parents = new Map<string, LineageMember['parents'][number][]>(rows.map(({ id }) => [id, []]));
  for (const { childId, parentId, share, role } of edges) parents.get(childId)?.push({ id: parentId, share, role });
  return rows.map((row) => ({ ...row, parents: parents.get(row.id) ?? [] }));
}
