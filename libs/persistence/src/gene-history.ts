/**
 * How the alleles of loci are spread, generation by generation. What a generation came to is kept when it closes; those since the last that
 * closed are counted when they are asked for.
 */
import { EVERY_LOCUS, type Genome, type Locus, type SearchSpace } from '#genome';
import { type GeneCounts, geneCounts } from '#lineage';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { GeneHistoryEntity } from './entities/gene-history.entity';
import { insertAll } from './insert-all';

export interface GeneRow extends Omit<GeneCounts, 'locus'> {
  readonly generation: number;
}

/** Those who died before are found by their death. */
const LIVED = `
  SELECT genome FROM individual
  WHERE tournament_id = $1 AND generation <= $2 AND (died_generation IS NULL OR died_generation >= $2)`;

const KEPT = `
  SELECT generation, living, alleles, quantiles FROM gene_history
  WHERE tournament_id = $1 AND locus = $2 AND generation BETWEEN $3 AND $4 ORDER BY generation`;

/** The first generation of which nothing is kept, and the newest. */
const OPEN = `
  SELECT generation AS newest, 1 + coalesce(
    (SELECT max(generation) FROM gene_history WHERE tournament_id = $1 AND locus = $2), -1
  ) AS next
  FROM tournament WHERE id = $1`;

/** Keeps what a generation came to, as it closes. */
export async function keepGeneHistory(manager: EntityManager, tournamentId: string, generation: number): Promise<void> {
  const counted = await count(manager, tournamentId, generation, EVERY_LOCUS);
  await insertAll(
    manager,
    GeneHistoryEntity,
    counted.map((counts) => ({ tournamentId, generation, ...counts })),
  );
}

/** From one generation to another, those alone in which anybody lived. */
export async function readGeneRows(
  manager: EntityManager,
  tournamentId: string,
  locus: Locus,
  from: number,
  to: number,
): Promise<GeneRow[]> {
  const id = withoutNul(tournamentId);
  const rows: GeneRow[] = await manager.query(KEPT, [id, locus.name, comparable(from), comparable(to)]);
  const [open] = await manager.query<{ newest: number; next: number }[]>(OPEN, [id, locus.name]);
  for (let generation = Math.max(from, open?.next ?? 0); generation <= Math.min(to, open?.newest ?? -1); generation++) {
    const [counted] = await count(manager, id, generation, [locus]);
    if (counted) rows.push({ generation, ...counted });
  }
  return rows.map(({ generation, living, alleles, quantiles }) => ({ generation, living, alleles, quantiles }));
}

async function count(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
  space: SearchSpace,
): Promise<readonly GeneCounts[]> {
  const lived = await manager.query<{ genome: Genome }[]>(LIVED, [withoutNul(tournamentId), generation]);
  return geneCounts(
    lived.map(({ genome }) => genome),
    space,
  );
}
