/** Values of metrics. */
import type { GenerationMetricsView, MetricsQuery, MetricValueView, Page } from '#contracts';
import type { EntityManager } from 'typeorm';
import { type CursorKey, decodeCursor, encodeCursor, isInteger } from './cursor';
import { comparable, withoutNul } from './entities/column-types';

const VIEW = `generation, name, scope, subject, value, standard_error AS "standardError"`;
/** By code point, the same on every database. */
const KEY = `generation, name COLLATE "C", subject COLLATE "C"`;

const OF_GENERATION = `SELECT ${VIEW} FROM metric WHERE tournament_id = $1 AND generation = $2 ORDER BY ${KEY}`;

/** Individuals' own are left out, as in the event of a generation that closes. */
const OF_GENERATIONS = `
  SELECT generation, json_object_agg(name, numbers) AS metrics,
         coalesce(json_object_agg(name, errors) FILTER (WHERE errors IS NOT NULL), '{}') AS "standardErrors"
  FROM (
    SELECT generation, name, json_object_agg(subject, value) AS numbers,
           json_object_agg(subject, standard_error) FILTER (WHERE standard_error IS NOT NULL) AS errors
    FROM metric WHERE tournament_id = $1 AND scope <> 'individual' AND generation BETWEEN $2 AND $3
    GROUP BY generation, name
  ) AS named
  GROUP BY generation`;

/** All of a generation. */
export function readMetrics(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly MetricValueView[]> {
  return manager.query(OF_GENERATION, [withoutNul(tournamentId), comparable(generation)]);
}

/** Of the generations from one to another, both among them. */
export async function readMetricsByName(
  manager: EntityManager,
  tournamentId: string,
  from: number,
  to: number,
): Promise<ReadonlyMap<number, GenerationMetricsView>> {
  const rows = await manager.query<({ readonly generation: number } & GenerationMetricsView)[]>(OF_GENERATIONS, [
    withoutNul(tournamentId),
    from,
    to,
  ]);
  return new Map(rows.map(({ generation, ...metrics }) => [generation, metrics]));
}

type Key = readonly [generation: number, name: string, subject: string];

export async function pageOfMetrics(
  manager: EntityManager,
  tournamentId: string,
  { cursor, limit, ...query }: MetricsQuery & { limit: number },
): Promise<Page<MetricValueView>> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [`tournament_id = ${bind(withoutNul(tournamentId))}`];
  const compare = (column: string, operator: string, value: number | string | undefined): void => {
    if (value === undefined) return;
    conditions.push(`${column} ${operator} ${bind(typeof value === 'number' ? comparable(value) : withoutNul(value))}`);
  };
  compare('name', '=', query.name);
  compare('scope', '=', query.scope);
  compare('subject', '=', query.subject);
  compare('generation', '=', query.generation);
  compare('generation', '>=', query.minGeneration);
  compare('generation', '<=', query.maxGeneration);
  if (cursor !== undefined) conditions.push(`(${KEY}) > (${decodeCursor(cursor, isKey).map(bind).join(', ')})`);
  const rows = await manager.query<MetricValueView[]>(
    `SELECT ${VIEW} FROM metric WHERE ${conditions.join(' AND ')} ORDER BY ${KEY} LIMIT ${bind(limit + 1)}`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? encodeCursor([last.generation, last.name, last.subject]) : null;
  return { rows: page, next };
}

function isKey(key: unknown): key is Key {
  if (!Array.isArray(key) || key.length !== 3) return false;
  const [generation, ...names] = key as CursorKey;
  return isInteger(generation) && names.every((name) => typeof name === 'string' && !name.includes('\0'));
}
