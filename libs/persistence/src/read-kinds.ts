/** Which niches and families individuals of a tournament are of. */
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';

export interface Kind {
  readonly niche: string;
  readonly family: string;
}

/** Hops through the index from kind to kind. */
const KINDS = `
  WITH RECURSIVE kind (niche, family) AS (
    (SELECT niche, family FROM individual WHERE tournament_id = $1 ORDER BY niche, family LIMIT 1)
    UNION ALL
    SELECT next.niche, next.family FROM kind, LATERAL (
      SELECT niche, family FROM individual
      WHERE tournament_id = $1 AND (individual.niche, individual.family) > (kind.niche, kind.family)
      ORDER BY niche, family LIMIT 1
    ) AS next
  )
  SELECT niche, family FROM kind`;

export function readKinds(manager: EntityManager, tournamentId: string): Promise<Kind[]> {
  return manager.query(KINDS, [withoutNul(tournamentId)]);
}
