/** Words in names and notes, those of a tournament's config where people gave it none. Words count as they are, in any language. */
import type { FoundView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';

/**
 * The vector of individuals is as in the migration that adds its index, or the index does not serve. A config may hold
 * characters that PostgreSQL cannot keep as text, NUL and half surrogate pairs: its name and notes are then left out.
 */
const SEARCH = `
  WITH asked AS (SELECT websearch_to_tsquery('simple', $1) AS words),
  readable AS (
    SELECT id, name, notes, CASE WHEN config::text ~ '\\\\u(0000|[dD][89a-fA-F])' THEN NULL ELSE config END AS config
    FROM tournament
  ),
  called AS (
    SELECT id, coalesce(name, config->>'name') AS name, coalesce(notes, config->>'notes') AS notes FROM readable
  ),
  found AS (
    SELECT 'tournament' AS kind, id, id AS tournament_id, -1 AS generation, 0 AS slot, name, notes,
           to_tsvector('simple', coalesce(name, '') || ' ' || coalesce(notes, '')) AS vector
    FROM called
    UNION ALL
    SELECT 'individual', id, tournament_id, generation, slot, name, notes,
           to_tsvector('simple', coalesce(name, '') || ' ' || coalesce(notes, ''))
    FROM individual WHERE name IS NOT NULL OR notes IS NOT NULL
  )
  SELECT kind, id, tournament_id AS "tournamentId", name, notes
  FROM found, asked WHERE vector @@ words
  ORDER BY ts_rank(vector, words) DESC, tournament_id, generation, slot
  LIMIT $2`;

/** Those that fit best first. */
export function searchNotes(manager: EntityManager, text: string, limit: number): Promise<FoundView[]> {
  return manager.query(SEARCH, [withoutNul(text), limit]);
}
