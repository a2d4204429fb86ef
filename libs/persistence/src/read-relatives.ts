/** Relatives of individuals, but for ancestors by depth: see read-ancestors.ts. */
import type { AncestorView, RelativeView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { toRelativeView } from './individual.mapper';
import { readParentage, selectIndividuals } from './read-individuals';

interface Reached {
  readonly id: string;
  readonly depth: number;
}

/** Lines of descent that are followed at most; they are found breadth first, so those left out are the farthest. */
const MOST_LINES = 100_000;

const DESCENDANTS = `
  WITH RECURSIVE line (id, depth) AS (
    SELECT id, 0 FROM individual WHERE id = $1
    UNION
    SELECT child_id, depth + 1 FROM line JOIN parentage ON parent_id = id WHERE depth < $2
  ),
  nearest AS (
    SELECT id, min(depth) AS depth FROM (SELECT id, depth FROM line LIMIT ${MOST_LINES}) AS reached GROUP BY id
  )
  SELECT nearest.id, depth FROM nearest JOIN individual USING (id) ORDER BY depth, generation, slot LIMIT $3`;

const PRIMARY_LINE = `
  WITH RECURSIVE line (id, depth) AS (
    SELECT id, 0 FROM individual WHERE id = $1
    UNION ALL
    SELECT parent_id, depth + 1 FROM line JOIN parentage ON child_id = id AND role = 'primary' WHERE depth < $2
  )
  SELECT id, depth FROM line`;

/** Without depth, UNION visits each ancestor once, however many lines lead to it. */
const LATEST_COMMON_ANCESTORS = `
  WITH RECURSIVE first (id) AS (
    SELECT id FROM individual WHERE id = $1 UNION SELECT parent_id FROM first JOIN parentage ON child_id = id
  ),
  second (id) AS (
    SELECT id FROM individual WHERE id = $2 UNION SELECT parent_id FROM second JOIN parentage ON child_id = id
  ),
  common AS (SELECT id, generation FROM first JOIN second USING (id) JOIN individual USING (id))
  SELECT id FROM common WHERE generation = (SELECT max(generation) FROM common)`;

/** The individual at depth 0 and its descendants, the nearest `limit`. None if it is unknown. */
export async function readDescendants(
  manager: EntityManager,
  id: string,
  { depth, limit }: { readonly depth: number; readonly limit: number },
): Promise<AncestorView[]> {
  return viewReached(manager, await manager.query(DESCENDANTS, [withoutNul(id), comparable(depth), limit]));
}

/** The individual, its primary parent, that one's, at most `depth` generations of descent up. */
export async function readPrimaryLine(manager: EntityManager, id: string, depth: number): Promise<AncestorView[]> {
  return viewReached(manager, await manager.query(PRIMARY_LINE, [withoutNul(id), comparable(depth)]));
}

/** The common ancestors born last, by slot; each counts as its own ancestor. */
export async function readCommonAncestors(manager: EntityManager, one: string, other: string): Promise<RelativeView[]> {
  const common: { id: string }[] = await manager.query(LATEST_COMMON_ANCESTORS, [withoutNul(one), withoutNul(other)]);
  return readRelatives(
    manager,
    common.map(({ id }) => id),
  );
}

/** By birth. */
export async function readRelatives(manager: EntityManager, ids: readonly string[]): Promise<RelativeView[]> {
  const rows = await selectIndividuals(manager)
    .where('individual.id = ANY(:ids)', { ids })
    .orderBy({ 'individual.generation': 'ASC', 'individual.slot': 'ASC' })
    .getMany();
  const parentage = await readParentage(manager, ids);
  return rows.map((row) => toRelativeView(row, parentage(row.id)));
}

/** Each at its depth; by depth, then birth. */
export async function viewReached(manager: EntityManager, reached: readonly Reached[]): Promise<AncestorView[]> {
  const relatives = await readRelatives(
    manager,
    reached.map(({ id }) => id),
  );
  const depths = new Map(reached.map(({ id, depth }) => [id, depth]));
  return relatives
    .map((relative) => ({ depth: depths.get(relative.id) ?? 0, ...relative }))
    .sort((a, b) => a.depth - b.depth);
}
