/** Relatives of individuals. */
import type { AncestorView, RelativeView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { toRelativeParent } from './parentage.mapper';
import { readParentage } from './read-individuals';

interface Reached {
  readonly id: string;
  readonly depth: number;
}

export interface Bounds {
  /** Generations of descent. */
  readonly depth: number;
  readonly limit: number;
}

/** A row a generation of descent, which holds all that were not seen before, until enough are. */
const reach = (from: string, to: string): string => `
  WITH RECURSIVE step (depth, ids, seen) AS (
    SELECT 0, ARRAY[id], ARRAY[id] FROM individual WHERE id = $1
    UNION ALL
    SELECT depth + 1, next.ids, seen || next.ids
    FROM step, LATERAL (
      SELECT array_agg(id) AS ids FROM (
        SELECT ${to} AS id FROM parentage WHERE ${from} = ANY (step.ids) EXCEPT SELECT unnest(step.seen)
      ) AS unseen
    ) AS next
    WHERE depth < $2 AND cardinality(seen) < $3 AND next.ids IS NOT NULL
  )
  SELECT individual.id, depth FROM step, unnest(ids) AS reached (id) JOIN individual ON individual.id = reached.id
  ORDER BY depth, generation, slot LIMIT $3`;

const ANCESTORS = reach('child_id', 'parent_id');
const DESCENDANTS = reach('parent_id', 'child_id');

const PRIMARY_LINE = `
  WITH RECURSIVE line (id, depth) AS (
    SELECT id, 0 FROM individual WHERE id = $1
    UNION ALL
    SELECT parent_id, depth + 1 FROM line JOIN parentage ON child_id = id AND role = 'primary' WHERE depth < $2
  )
  SELECT id, depth FROM line`;

/** The individual at depth 0 and its ancestors, the nearest `limit`, each at its least depth. None if it is unknown. */
export const readAncestors = (manager: EntityManager, id: string, bounds: Bounds): Promise<AncestorView[]> =>
  readReached(manager, ANCESTORS, id, bounds);

/** The individual at depth 0 and its descendants, the nearest `limit`, each at its least depth. None if it is unknown. */
export const readDescendants = (manager: EntityManager, id: string, bounds: Bounds): Promise<AncestorView[]> =>
  readReached(manager, DESCENDANTS, id, bounds);

/** The individual, its primary parent, that one's, at most `depth` generations of descent up. */
export async function readPrimaryLine(manager: EntityManager, id: string, depth: number): Promise<AncestorView[]> {
  return viewReached(manager, await manager.query(PRIMARY_LINE, [withoutNul(id), comparable(depth)]));
}

/** By birth. */
export async function readRelatives(manager: EntityManager, ids: readonly string[]): Promise<RelativeView[]> {
  const rows: Omit<RelativeView, 'parents'>[] = await manager.query(
    `SELECT id, generation, slot, niche, deme, family, bits_per_character AS "bitsPerCharacter"
     FROM individual WHERE id = ANY ($1) ORDER BY generation, slot`,
    [ids],
  );
  const parentage = await readParentage(manager, ids);
  return rows.map((row) => ({ ...row, parents: parentage(row.id).map(toRelativeParent) }));
}

async function readReached(manager: EntityManager, sql: string, id: string, { depth, limit }: Bounds) {
  return viewReached(manager, await manager.query(sql, [withoutNul(id), comparable(depth), limit]));
}

/** Each at its depth; by depth, then birth. */
async function viewReached(manager: EntityManager, reached: readonly Reached[]): Promise<AncestorView[]> {
  const relatives = await readRelatives(
    manager,
    reached.map(({ id }) => id),
  );
  const depths = new Map(reached.map(({ id, depth }) => [id, depth]));
  return relatives
    .map((relative) => ({ depth: depths.get(relative.id) ?? 0, ...relative }))
    .sort((a, b) => a.depth - b.depth);
}
