/** What work of tournaments took. */
import type { ComputeView } from '#contracts';
import type { Compute } from '#tournament';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';

const OF_GENERATION = `
  SELECT generation, individual, kind, flops, cpu_seconds AS "cpuSeconds" FROM compute
  WHERE tournament_id = $1 AND generation = $2`;

const BY_KIND = `
  SELECT generation, kind, count(*) FILTER (WHERE individual <> '')::integer AS individuals, sum(flops) AS flops,
         sum(cpu_seconds) AS "cpuSeconds"
  FROM compute WHERE tournament_id = $1 GROUP BY generation, kind ORDER BY generation, kind COLLATE "C"`;

export function readCompute(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly Compute[]> {
  return manager.query(OF_GENERATION, [withoutNul(tournamentId), comparable(generation)]);
}

/** By generation and kind. */
export function readComputeByKind(manager: EntityManager, tournamentId: string): Promise<readonly ComputeView[]> {
  return manager.query(BY_KIND, [withoutNul(tournamentId)]);
}
