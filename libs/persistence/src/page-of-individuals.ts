/** Individuals a page at a time: each page begins after the sort key of the row before it, so that newborns shift nothing. */
import type { IndividualsQuery, IndividualView, Page } from '#contracts';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { type CursorKey, decodeCursor, encodeCursor, isInteger } from './cursor';
import { comparable, withoutNul } from './entities/column-types';
import type { IndividualEntity } from './entities/individual.entity';
import { toIndividualView } from './individual.mapper';
import { readParentage, selectIndividuals } from './read-individuals';
import { readNewestRatings } from './read-ratings';

type Sort = NonNullable<IndividualsQuery['sort']>;
type Order = NonNullable<IndividualsQuery['order']>;
type Filter = Omit<IndividualsQuery, 'sort' | 'order' | 'cursor' | 'limit'>;

/** Sort, order, what is sorted by (as text: it may be infinite; empty by birth), generation, slot. */
type Key = readonly [sort: Sort, order: Order, measure: string, generation: number, slot: number];

/** What is sorted by, before birth. */
const MEASURES: Readonly<Record<Exclude<Sort, 'birth'>, string>> = {
  fitness: `nullif(validation.nats, 'Infinity')`,
  rating: `(SELECT rating.nats FROM rating
            WHERE rating.tournament_id = individual.tournament_id AND rating.competitor = individual.id
            ORDER BY rating.generation DESC LIMIT 1)`,
  parameters: 'individual.parameters::double precision',
  tokens: 'life.tokens_trained::double precision',
};

export async function pageOfIndividuals(
  manager: EntityManager,
  tournamentId: string,
  { sort = 'birth', order, cursor, limit, ...filter }: IndividualsQuery & { limit: number },
): Promise<Page<IndividualView>> {
  const query = selectIndividuals(manager).where({ tournamentId });
  narrow(query, filter);
  const direction = order ?? (sort === 'rating' ? 'desc' : 'asc');
  const after =
    cursor === undefined ? undefined : decodeCursor(cursor, (key): key is Key => isKey(key, sort, direction));
  if (sort === 'birth') sortByBirth(query, direction, after);
  else sortByMeasure(query, MEASURES[sort], direction, after);
  const { entities, raw } = await query.limit(limit + 1).getRawAndEntities<{ measure?: number }>();
  const page = entities.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const parentage = await readParentage(manager, ids);
  const ratings = await readNewestRatings(manager, tournamentId, ids);
  const last = page.at(-1);
  const measure = String(raw[page.length - 1]?.measure ?? '');
  return {
    rows: page.map((row) => toIndividualView(row, parentage(row.id), ratings.get(row.id)?.nats ?? null)),
    next: entities.length > limit && last ? encodeCursor([sort, direction, measure, last.generation, last.slot]) : null,
  };
}

function sortByBirth(query: SelectQueryBuilder<IndividualEntity>, order: Order, after: Key | undefined): void {
  if (after) {
    const [, , , generation, slot] = after;
    const comes = `(individual.generation, individual.slot) ${order === 'asc' ? '>' : '<'} (:afterGeneration, :afterSlot)`;
    query.andWhere(comes, { afterGeneration: generation, afterSlot: slot });
  }
  const direction = order === 'asc' ? 'ASC' : 'DESC';
  query.orderBy('individual.generation', direction).addOrderBy('individual.slot', direction);
}

/** Ties by birth; those without a measure come last in either order. */
function sortByMeasure(
  query: SelectQueryBuilder<IndividualEntity>,
  measure: string,
  order: Order,
  after: Key | undefined,
): void {
  const ascending = `coalesce(${order === 'asc' ? '' : '-'}(${measure}), 'Infinity')`;
  if (after) {
    const [, , afterMeasure, generation, slot] = after;
    const comes = `(${ascending}, individual.generation, individual.slot) > (:afterMeasure, :afterGeneration, :afterSlot)`;
    query.andWhere(comes, { afterMeasure, afterGeneration: generation, afterSlot: slot });
  }
  query
    .addSelect(ascending, 'measure')
    .orderBy('measure', 'ASC')
    .addOrderBy('individual.generation', 'ASC')
    .addOrderBy('individual.slot', 'ASC');
}

function narrow(query: SelectQueryBuilder<IndividualEntity>, filter: Filter): void {
  const { niche, family, generation, status, living } = filter;
  for (const [column, value] of Object.entries({ niche, family, status })) {
    if (value !== undefined) query.andWhere(`individual.${column} = :${column}`, { [column]: withoutNul(value) });
  }
  if (generation !== undefined) {
    query.andWhere('individual.generation = :generation', { generation: comparable(generation) });
  }
  if (living !== undefined) query.andWhere(`individual.diedGeneration IS ${living ? '' : 'NOT '}NULL`);
  const { minGeneration, maxGeneration, minBitsPerCharacter, maxBitsPerCharacter } = filter;
  if (minGeneration !== undefined) {
    query.andWhere('individual.generation >= :minGeneration', { minGeneration: comparable(minGeneration) });
  }
  if (maxGeneration !== undefined) {
    query.andWhere('individual.generation <= :maxGeneration', { maxGeneration: comparable(maxGeneration) });
  }
  if (minBitsPerCharacter !== undefined) {
    query.andWhere('validation.bitsPerCharacter >= :minBitsPerCharacter', { minBitsPerCharacter });
  }
  if (maxBitsPerCharacter !== undefined) {
    query.andWhere('validation.bitsPerCharacter <= :maxBitsPerCharacter', { maxBitsPerCharacter });
  }
}

function isKey(key: unknown, sort: Sort, order: Order): key is Key {
  if (!Array.isArray(key) || key.length !== 5) return false;
  const [keySort, keyOrder, measure, generation, slot] = key as CursorKey;
  const isNumber = typeof measure === 'string' && String(Number(measure)) === measure && measure !== 'NaN';
  const isMeasure = sort === 'birth' ? measure === '' : isNumber;
  return keySort === sort && keyOrder === order && isMeasure && isInteger(generation) && isInteger(slot);
}
