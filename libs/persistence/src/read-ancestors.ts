import type { AncestorView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { viewReached } from './read-relatives';

/** UNION drops the pairs that several lines of descent reach, so that the walk grows with the pedigree, not with its paths. */
const ANCESTORS = `
  WITH RECURSIVE line (id, depth) AS (
    SELECT id, 0 FROM individual WHERE id = $1
    UNION
    SELECT parent_id, depth + 1 FROM line JOIN parentage ON child_id = id WHERE depth < $2
  )
  SELECT id, min(depth) AS depth FROM line GROUP BY id`;

/** The individual at depth 0 and its ancestors, each at its least depth; by depth, then birth. None if it is unknown. */
export async function readAncestors(manager: EntityManager, id: string, depth: number): Promise<AncestorView[]> {
  return viewReached(manager, await manager.query(ANCESTORS, [withoutNul(id), comparable(depth)]));
}
