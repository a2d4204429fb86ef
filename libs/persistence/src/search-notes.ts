/** Words in names and notes, those of a tournament's config where people gave it none. Words count as they are, in any language. */
import type { FoundView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';

/** The vectors are as in the migration that adds their indexes, or the indexes do not serve. */
const SEARCH = `
  WITH asked AS (SELECT websearch_to_tsquery('simple', $1) AS words),
  found AS (
    SELECT 'tournament' AS kind, id, id AS tournament_id, -1 AS generation, 0 AS slot,
           coalesce(name, config->>'name') AS name, coalesce(notes, config->>'notes') AS notes,
           to_tsvector('simple',
             coalesce(name, config->>'name', '') || ' ' || coalesce(notes, config->>'notes', '')) AS vector
    FROM tournament
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
