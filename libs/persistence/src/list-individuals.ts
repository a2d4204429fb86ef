/** Individuals in a list that is narrowed and sorted, read from indices that hold them in order (docs/queries.md). */
import type { IndividualsQuery, IndividualView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { type Kind, readKinds } from './read-kinds';

export type Sort = NonNullable<IndividualsQuery['sort']>;
export type Order = NonNullable<IndividualsQuery['order']>;
export type Filter = Omit<IndividualsQuery, 'sort' | 'order' | 'cursor' | 'limit'>;

/** The position of an individual in a list: its sort key. */
export interface ListPosition {
  /** What is sorted by, as text; null by birth, and for those without it. */
  readonly measure: string | null;
  readonly generation: number;
  readonly slot: number;
}

export type Listed = Omit<IndividualView, 'parents'> & Pick<ListPosition, 'measure'>;

/** Infinite bits are of infinite nats, which are kept as null. */
const VIEW = `id, tournament_id AS "tournamentId", generation, slot, niche, deme, family, parameters, status, cause, species,
  died_generation AS "diedGeneration", bits_per_character AS "bitsPerCharacter",
  CASE WHEN validation_nats IS NULL THEN bits_per_character ELSE validation_nats END AS nats, tokens_trained::double precision AS "tokensTrained",
  rating, genome, name, notes`;

export interface Asked {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly order: Order;
  /** The position before the first. */
  readonly after: ListPosition | undefined;
  readonly limit: number;
}

/** A range of so many is read generation by generation. */
const FEW_GENERATIONS = 16;

const COLUMNS = {
  validation: 'validation_nats',
  rating: 'rating',
  parameters: 'parameters',
  tokens: 'tokens_trained',
} as const;

/**
 * A range of few generations is read as one list per generation, each sorted as requested, and then merged: an index by a measure
 * would be read past all individuals that were born outside the range.
 */
export async function listIndividuals(manager: EntityManager, tournamentId: string, asked: Asked): Promise<Listed[]> {
  const generations = asked.sort === 'birth' ? undefined : fewGenerations(asked.filter);
  if (!generations) return listAtOnce(manager, tournamentId, asked);
  const listed: Listed[] = [];
  for (const generation of generations) {
    const filter = { ...asked.filter, minGeneration: undefined, maxGeneration: undefined, generation };
    listed.push(...(await listAtOnce(manager, tournamentId, { ...asked, filter })));
  }
  return listed.sort(inOrder(asked.order)).slice(0, asked.limit);
}

/** None where a range is open or long. */
function fewGenerations({ generation, minGeneration, maxGeneration }: Filter): readonly number[] | undefined {
  if (generation !== undefined || minGeneration === undefined || maxGeneration === undefined) return undefined;
  const count = maxGeneration - minGeneration + 1;
  return count <= FEW_GENERATIONS ? Array.from({ length: count }, (_, at) => minGeneration + at) : undefined;
}

/** As `listAtOnce` sorts. */
function inOrder(order: Order): (a: Listed, b: Listed) => number {
  const byBirth = (a: Listed, b: Listed): number => a.generation - b.generation || a.slot - b.slot;
  return (a, b) => {
    if (a.measure === null || b.measure === null)
      return Number(a.measure === null) - Number(b.measure === null) || byBirth(a, b);
    return (order === 'asc' ? 1 : -1) * (Number(a.measure) - Number(b.measure) || byBirth(a, b));
  };
}

/** Those with a measure are read before those without, whichever the order: each is one run of an index. */
async function listAtOnce(manager: EntityManager, tournamentId: string, asked: Asked): Promise<Listed[]> {
  const { sort, after, limit } = asked;
  const kinds = await kindsOf(manager, tournamentId, asked);
  const find = (question: Question): Promise<Listed[]> => {
    const { sql, values } = toSql(tournamentId, kinds, question);
    return kinds.length > 0 ? manager.query(sql, values) : Promise.resolve([]);
  };
  if (sort === 'birth') return find({ ...asked, column: null, measured: false });
  if (sort !== 'parameters' && isUntrained(asked.filter)) {
    return find({ ...asked, order: 'asc', column: null, measured: false });
  }
  const column = COLUMNS[sort];
  const measured = after && after.measure === null ? [] : await find({ ...asked, column, measured: true });
  if (measured.length === limit) return measured;
  const rest = { ...asked, after: after?.measure === null ? after : undefined, limit: limit - measured.length };
  return [...measured, ...(await find({ ...rest, column, measured: false }))];
}

/**
 * An index is sorted within each kind, so a list is merged of its kinds, of which there are few. Where only few individuals can
 * match, or where all are requested by birth, they are read at once.
 */
async function kindsOf(
  manager: EntityManager,
  tournamentId: string,
  { filter, sort }: Asked,
): Promise<Partial<Kind>[]> {
  const { niche, family, generation, living } = filter;
  const given = {
    ...(niche !== undefined && { niche: withoutNul(niche) }),
    ...(family !== undefined && { family: withoutNul(family) }),
  };
  const unnarrowed = niche === undefined && family === undefined;
  const areFew = generation !== undefined || living || isUntrained(filter);
  if (areFew || (niche !== undefined && family !== undefined) || (sort === 'birth' && unnarrowed)) return [given];
  const kinds = await readKinds(manager, tournamentId);
  return kinds.filter((kind) => matches(kind.niche, given.niche) && matches(kind.family, given.family));
}

const matches = (value: string, wanted: string | undefined): boolean => wanted === undefined || value === wanted;

/** No individual has a measure before it is trained, except its parameters. */
const isUntrained = ({ status }: Filter): boolean => status !== undefined && status !== 'trained';

interface Question extends Asked {
  /** What is sorted by before birth; null: nothing. */
  readonly column: string | null;
  /** Whether those with it are requested, or those without. */
  readonly measured: boolean;
}

function toSql(tournamentId: string, kinds: readonly Partial<Kind>[], question: Question) {
  const { filter, order, after, limit, column, measured } = question;
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [`tournament_id = ${bind(withoutNul(tournamentId))}`, ...narrow(filter, bind)];
  if (column) conditions.push(`${column} IS ${measured ? 'NOT ' : ''}NULL`);
  // What has no measure is in the order of birth.
  const direction = order === 'desc' && (measured || !column) ? 'DESC' : 'ASC';
  if (after) {
    const birth = [bind(after.generation), bind(after.slot)];
    const [left, right] = measured
      ? [`${column}, generation, slot`, [bind(after.measure), ...birth]]
      : ['generation, slot', birth];
    conditions.push(`(${left}) ${direction === 'ASC' ? '>' : '<'} (${right.join(', ')})`);
  }
  const sorted = (keys: readonly string[]): string =>
    `ORDER BY ${keys.map((key) => `${key} ${direction}`).join(', ')} LIMIT ${most}`;
  const most = bind(limit);
  const birth = ['generation', 'slot'];
  // Each part has its own order and limit: PostgreSQL then merges them, and reads of each no more than it needs.
  const parts = kinds.map(({ niche, family }) => {
    const ofKind = [
      ...(niche === undefined ? [] : [`niche = ${bind(niche)}`]),
      ...(family === undefined ? [] : [`family = ${bind(family)}`]),
    ];
    return `(SELECT ${VIEW}, ${column ?? 'NULL'} AS measure FROM individual
      WHERE ${[...conditions, ...ofKind].join(' AND ')} ${sorted([...(column ? [column] : []), ...birth])})`;
  });
  const sql = `SELECT listed.*, measure::text FROM (${parts.join(' UNION ALL ')}) AS listed
    ${sorted([...(column ? ['listed.measure'] : []), ...birth])}`;
  return { sql, values };
}

function narrow(filter: Filter, bind: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const compare = (column: string, operator: string, value: number | string | undefined): void => {
    if (value !== undefined) conditions.push(`${column} ${operator} ${bind(value)}`);
  };
  const { generation, minGeneration, maxGeneration, minBitsPerCharacter, maxBitsPerCharacter } = filter;
  const { deme, status, living } = filter;
  const whole = (value: number | undefined): number | undefined => (value === undefined ? value : comparable(value));
  compare('generation', '=', whole(generation));
  compare('generation', '>=', whole(minGeneration));
  compare('generation', '<=', whole(maxGeneration));
  compare('bits_per_character', '>=', minBitsPerCharacter);
  compare('bits_per_character', '<=', maxBitsPerCharacter);
  compare('deme', '=', withoutNul(deme));
  compare('status', '=', withoutNul(status));
  if (living !== undefined) conditions.push(`died_generation IS ${living ? '' : 'NOT '}NULL`);
  return conditions;
}
