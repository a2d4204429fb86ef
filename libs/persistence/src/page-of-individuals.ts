/** Individuals a page at a time: each page begins after the sort key of the row before it, so that newborns shift nothing. */
import type { IndividualsQuery, IndividualView, Page } from '#contracts';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { type CursorKey, decodeCursor, encodeCursor, isInteger } from './cursor';
import { comparable, withoutNul } from './entities/column-types';
import type { IndividualEntity } from './entities/individual.entity';
import { toIndividualView } from './individual.mapper';
import { readParentage, selectIndividuals } from './read-individuals';

/** Sort, cross-entropy (as text: it may be infinite), generation, slot. */
type Key = readonly [sort: 'birth' | 'fitness', nats: string, generation: number, slot: number];

/** Those without an exam come last. */
const NATS = `coalesce(validation.nats, 'Infinity')`;

export async function pageOfIndividuals(
  manager: EntityManager,
  tournamentId: string,
  { sort = 'birth', cursor, limit, ...filter }: IndividualsQuery & { limit: number },
): Promise<Page<IndividualView>> {
  const query = selectIndividuals(manager).where({ tournamentId });
  narrow(query, filter);
  if (cursor !== undefined)
    startAfter(
      query,
      decodeCursor(cursor, (key): key is Key => isKey(key, sort)),
    );
  if (sort === 'fitness') query.addSelect(NATS, 'fitness').orderBy('fitness', 'ASC');
  const rows = await query
    .addOrderBy('individual.generation', 'ASC')
    .addOrderBy('individual.slot', 'ASC')
    .limit(limit + 1)
    .getMany();
  const page = rows.slice(0, limit);
  const parentage = await readParentage(
    manager,
    page.map(({ id }) => id),
  );
  return {
    rows: page.map((row) => toIndividualView(row, parentage(row.id))),
    next: rows.length > limit ? encodeCursor(keyOf(page[page.length - 1], sort)) : null,
  };
}

type Filter = Omit<IndividualsQuery, 'sort' | 'cursor' | 'limit'>;

function narrow(query: SelectQueryBuilder<IndividualEntity>, filter: Filter): void {
  const { niche, family, generation, status, living } = filter;
  for (const [column, value] of Object.entries({ niche, family, status })) {
    if (value !== undefined) query.andWhere(`individual.${column} = :${column}`, { [column]: withoutNul(value) });
  }
  if (generation !== undefined) {
    query.andWhere('individual.generation = :generation', { generation: comparable(generation) });
  }
  if (living !== undefined) query.andWhere(`individual.diedGeneration IS ${living ? '' : 'NOT '}NULL`);
}

function startAfter(query: SelectQueryBuilder<IndividualEntity>, [sort, nats, generation, slot]: Key): void {
  if (sort === 'birth') {
    query.andWhere('(individual.generation, individual.slot) > (:afterGeneration, :afterSlot)');
  } else {
    query.andWhere(`(${NATS}, individual.generation, individual.slot) > (:afterNats, :afterGeneration, :afterSlot)`);
  }
  query.setParameters({ afterNats: nats, afterGeneration: generation, afterSlot: slot });
}

function keyOf({ validation, generation, slot }: IndividualEntity, sort: Key[0]): Key {
  return [sort, sort === 'birth' ? '' : String(validation?.nats ?? Infinity), generation, slot];
}

function isKey(key: unknown, sort: Key[0]): key is Key {
  if (!Array.isArray(key) || key.length !== 4) return false;
  const [keySort, nats, generation, slot] = key as CursorKey;
  const isNats = sort === 'birth' ? nats === '' : typeof nats === 'string' && String(Number(nats)) === nats;
  return keySort === sort && isNats && isInteger(generation) && isInteger(slot);
}
