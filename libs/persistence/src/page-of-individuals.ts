/**
 * Individuals a page at a time: each page begins after the sort key of the row before it, so that newborns shift nothing.
 * First a page's places are found, in indices that hold them in order (docs/queries.md), then what stands there is read.
 */
import type { IndividualsQuery, IndividualView, Page } from '#contracts';
import type { EntityManager } from 'typeorm';
import { type CursorKey, decodeCursor, encodeCursor, isInteger } from './cursor';
import { toIndividualView } from './individual.mapper';
import { findPlaces, type Order, type Place, type Sort } from './places-of-individuals';
import { readParentage, selectIndividuals } from './read-individuals';

/** Sort, order, what is sorted by (as text; empty by birth, and for those without it), generation, slot. */
type Key = readonly [sort: Sort, order: Order, measure: string, generation: number, slot: number];

export async function pageOfIndividuals(
  manager: EntityManager,
  tournamentId: string,
  { sort = 'birth', order, cursor, limit, ...filter }: IndividualsQuery & { limit: number },
): Promise<Page<IndividualView>> {
  const direction = order ?? (sort === 'rating' ? 'desc' : 'asc');
  const after =
    cursor === undefined ? undefined : toPlace(decodeCursor(cursor, (key): key is Key => isKey(key, sort, direction)));
  const places = await findPlaces(manager, tournamentId, { filter, sort, order: direction, after, limit: limit + 1 });
  const page = places.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await readViews(manager, page),
    next:
      places.length > limit && last
        ? encodeCursor([sort, direction, last.measure ?? '', last.generation, last.slot])
        : null,
  };
}

/** In the order of the places. */
async function readViews(manager: EntityManager, places: readonly Place[]): Promise<IndividualView[]> {
  const ids = places.map(({ id }) => id);
  const rows = await selectIndividuals(manager).where('individual.id = ANY(:ids)', { ids }).getMany();
  const parentage = await readParentage(manager, ids);
  const byId = new Map(rows.map((row) => [row.id, toIndividualView(row, parentage(row.id))]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toPlace([, , measure, generation, slot]: Key): Omit<Place, 'id'> {
  return { measure: measure === '' ? null : measure, generation, slot };
}

function isKey(key: unknown, sort: Sort, order: Order): key is Key {
  if (!Array.isArray(key) || key.length !== 5) return false;
  const [keySort, keyOrder, measure, generation, slot] = key as CursorKey;
  const isNumber = typeof measure === 'string' && String(Number(measure)) === measure && Number.isFinite(+measure);
  const isMeasure = measure === '' || (sort !== 'birth' && isNumber);
  return keySort === sort && keyOrder === order && isMeasure && isInteger(generation) && isInteger(slot);
}
