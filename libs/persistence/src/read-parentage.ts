import type { Born } from '#lineage';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';

/** Genes of primary parents are the others. */
const PARENTAGE = `
  SELECT id, generation, slot, parent_id AS parent, role, CASE role WHEN 'secondary' THEN genes ELSE '{}' END AS genes
  FROM individual LEFT JOIN parentage ON child_id = id
  WHERE tournament_id = $1 AND generation BETWEEN $2 AND $3
  ORDER BY generation, slot`;

interface Row {
  readonly id: string;
  readonly generation: number;
  readonly slot: number;
  readonly parent: string | null;
  readonly role: Born['parents'][number]['role'];
  readonly genes: readonly string[];
}

/** Those born from one generation to another, with their parents. */
export async function readParentageOf(
  manager: EntityManager,
  tournamentId: string,
  from: number,
  to: number,
): Promise<readonly Born[]> {
  const rows = await manager.query<Row[]>(PARENTAGE, [withoutNul(tournamentId), from, to]);
  const born = new Map<string, Born & { readonly parents: Born['parents'][number][] }>();
  for (const { id, generation, slot, parent, role, genes } of rows) {
    const one = born.get(id) ?? { id, generation, slot, parents: [] };
    born.set(id, one);
    if (parent !== null) one.parents.push({ id: parent, role, genes });
  }
  return [...born.values()];
}
