/** Individuals a page at a time: each page begins after the sort key of the row before it, so that newborns shift nothing. */
import type { IndividualsQuery, IndividualView, Page } from '#contracts';
import type { EntityManager } from 'typeorm';
import { type CursorKey, decodeCursor, encodeCursor, isInteger } from './cursor';
import { listIndividuals, type Order, type ListPosition, type Sort } from './list-individuals';
import { toParentView } from './parentage.mapper';
import { readParentage } from './read-individuals';

/** Sort, order, what is sorted by (as text; empty by birth, and for those without it), generation, slot. */
type Key = readonly [sort: Sort, order: Order, measure: string, generation: number, slot: number];

export async function pageOfIndividuals(
  manager: EntityManager,
  tournamentId: string,
  { sort = 'birth', order, cursor, limit, ...filter }: IndividualsQuery & { limit: number },
): Promise<Page<IndividualView>> {
  const direction = order ?? (sort === 'rating' ? 'desc' : 'asc');
  const after =
    cursor === undefined
      ? undefined
      : toPosition(decodeCursor(cursor, (key): key is Key => isKey(key, sort, direction)));
  const listed = await listIndividuals(manager, tournamentId, {
    filter,
    sort,
    order: direction,
    after,
    limit: limit + 1,
  });
  const page = listed.slice(0, limit);
  const parentage = await readParentage(
    manager,
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return {
    rows: page.map(({ measure: _, ...row }) => ({ ...row, parents: parentage(row.id).map(toParentView) })),
    next:
      listed.length > limit && last
        ? encodeCursor([sort, direction, last.measure ?? '', last.generation, last.slot])
        : null,
  };
}

function toPosition([, , measure, generation, slot]: Key): ListPosition {
  return { measure: measure === '' ? null : measure, generation, slot };
}

function isKey(key: unknown, sort: Sort, order: Order): key is Key {
  if (!Array.isArray(key) || key.length !== 5) return false;
  const [keySort, keyOrder, measure, generation, slot] = key as CursorKey;
  const isNumber = typeof measure === 'string' && String(Number(measure)) === measure && Number.isFinite(+measure);
  const isMeasure = measure === '' || (sort !== 'birth' && isNumber);
  return keySort === sort && keyOrder === order && isMeasure && isInteger(generation) && isInteger(slot);
}
