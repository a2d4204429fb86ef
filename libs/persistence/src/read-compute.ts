/** What work of tournaments took. */
import type { ComputeGroup, ComputeView, IndividualComputeView, Page } from '#contracts';
import { eachInLine } from '#lineage';
import type { Compute } from '#tournament';
import type { EntityManager } from 'typeorm';
import { type CursorKey, decodeCursor, encodeCursor, isInteger } from './cursor';
import { comparable, withoutNul } from './entities/column-types';
import { readComputeOfLineages } from './read-compute-of-lineages';
import { readWeightLines } from './read-weight-lines';

const OF_GENERATION = `
  SELECT generation, individual, kind, flops, tokens::double precision AS tokens, cpu_seconds AS "cpuSeconds" FROM compute
  WHERE tournament_id = $1 AND generation = $2`;

/** Works that are summed, of tournament $1 and, of these, individuals $2 up to generations $3. */
const OF_TOURNAMENT = `SELECT * FROM compute WHERE tournament_id = $1`;
const OF_BEARERS = `
  SELECT compute.* FROM unnest($2::text[], $3::integer[]) AS bearer (id, until)
  JOIN compute ON individual = bearer.id AND generation <= until WHERE tournament_id = $1`;

type Group = Exclude<ComputeGroup, 'lineage'>;
type Column = 'generation' | 'kind' | 'individual';
interface Grouping {
  readonly of: readonly Column[];
  readonly key: readonly string[];
  readonly keyOf: (row: ComputeView) => CursorKey;
}
const GENERATION: Grouping = {
  of: ['generation'],
  key: ['generation'],
  keyOf: ({ generation }) => [generation!],
};
const KIND: Grouping = { of: ['kind'], key: ['kind COLLATE "C"'], keyOf: ({ kind }) => [kind!] };
/** FLOPs are whole numbers, whose sums are the same in every order. */
const DEAREST: Grouping = {
  of: ['individual'],
  key: ['-flops', 'individual COLLATE "C"'],
  keyOf: ({ flops, individual }) => [-flops, individual!],
};
const GROUPINGS: Readonly<Record<Group, Grouping>> = {
  'generation-and-kind': {
    of: ['generation', 'kind'],
    key: [...GENERATION.key, ...KIND.key],
    keyOf: (row) => [...GENERATION.keyOf(row), ...KIND.keyOf(row)],
  },
  generation: GENERATION,
  kind: KIND,
  individual: DEAREST,
};

const TOTALS = `
  count(DISTINCT work.individual) FILTER (WHERE work.individual <> '')::integer AS individuals,
  sum(work.flops) AS flops, sum(work.tokens)::double precision AS tokens, sum(work.cpu_seconds) AS "cpuSeconds"`;

/** Sums of rows of `compute` in order; a row is of `every` generations, called by the first of them. */
function grouped(work: string, by: Group, every: number): string {
  const { of } = GROUPINGS[by];
  const valueOf = (name: Column): string =>
    name === 'generation' ? `work.generation / ${every} * ${every}` : `work.${name}`;
  const column = (name: Column): string => `${of.includes(name) ? valueOf(name) : 'NULL'} AS ${name}`;
  return `
    SELECT ${column('generation')}, ${column('kind')}, ${column('individual')}, ${TOTALS}
    FROM (${work}) AS work
    ${of.includes('individual') ? `WHERE work.individual <> ''` : ''}
    GROUP BY ${of.map(valueOf).join(', ')}`;
}

export function readCompute(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly Compute[]> {
  return manager.query(OF_GENERATION, [withoutNul(tournamentId), comparable(generation)]);
}

/** Throws an InvalidValueError where lineages are too much to sum. */
export async function readComputeOfTournament(
  manager: EntityManager,
  id: string,
  query: { readonly by: ComputeGroup; readonly every?: number; readonly cursor?: string; readonly limit: number },
): Promise<Page<ComputeView>> {
  const { by, every = 1, cursor, limit } = query;
  const { key, keyOf } = by === 'lineage' ? DEAREST : GROUPINGS[by];
  const after = cursor === undefined ? undefined : decodeCursor(cursor, (given) => isKey(given, key));
  const rows =
    by === 'lineage'
      ? (await readComputeOfLineages(manager, withoutNul(id))).filter((row) => !after || isAfter(keyOf(row), after))
      : await manager.query<ComputeView[]>(
          `SELECT * FROM (${grouped(OF_TOURNAMENT, by, every)}) AS sums
           ${after ? `WHERE (${key.join(', ')}) > (${after.map((_, at) => `$${at + 3}`).join(', ')})` : ''}
           ORDER BY ${key.join(', ')} LIMIT $2`,
          [withoutNul(id), limit + 1, ...(after ?? [])],
        );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}

/** Whether it is a key of such columns. */
function isKey(given: unknown, columns: readonly string[]): given is CursorKey {
  if (!Array.isArray(given) || given.length !== columns.length) return false;
  return given.every((part, at) => {
    if (columns[at] === 'generation') return isInteger(part);
    if (columns[at] === '-flops') return typeof part === 'number';
    return typeof part === 'string' && !part.includes('\0');
  });
}

function isAfter(key: CursorKey, other: CursorKey): boolean {
  const at = key.findIndex((part, place) => part !== other[place]);
  return at >= 0 && key[at] > other[at];
}

export async function readComputeOfIndividual(
  manager: EntityManager,
  id: string,
  { by, limit }: { readonly by: Group; readonly limit: number },
): Promise<IndividualComputeView> {
  const [{ tournamentId } = { tournamentId: '' }] = await manager.query<{ readonly tournamentId: string }[]>(
    `SELECT tournament_id AS "tournamentId" FROM individual WHERE id = $1`,
    [withoutNul(id)],
  );
  const sumsOf = async (bearers: readonly { readonly id: string; readonly until: number }[]) => {
    const rows = await manager.query<(ComputeView & { readonly total: number })[]>(
      `SELECT *, count(*) OVER ()::integer AS total FROM (${grouped(OF_BEARERS, by, 1)}) AS sums
       ORDER BY ${GROUPINGS[by].key.join(', ')} LIMIT $4`,
      [tournamentId, bearers.map((each) => each.id), bearers.map(({ until }) => comparable(until)), limit],
    );
    const leftOut = (rows.at(0)?.total ?? 0) - rows.length;
    return { rows: rows.map(({ total: _, ...row }) => row), leftOut };
  };
  const own = await sumsOf([{ id, until: Infinity }]);
  const lines = await readWeightLines(manager, tournamentId, [id]);
  if (!lines) return { own, lineage: null };
  const bearers: { readonly id: string; readonly until: number }[] = [];
  eachInLine(lines.members, [id], (_, member, until) => bearers.push({ id: lines.members[member].id, until }));
  return { own, lineage: await sumsOf(bearers) };
}
