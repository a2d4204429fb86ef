/** Who were the first in their lines to have an allele: kept as they are born, in the order in which they are asked for. */
import { individualId } from '#base';
import type { RelativeView } from '#contracts';
import { type CategoricalLocus, DEFAULT_SEARCH_SPACE, type Genome, type GeneValue, type OrdinalLocus } from '#genome';
import { type GeneOrigin, geneOrigins } from '#lineage';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';
import { GeneOriginEntity } from './entities/gene-origin.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { insertAll } from './insert-all';
import { readRelatives } from './read-relatives';

/** Those born in a generation, with the genomes of their parents. */
const BORN = `
  SELECT born.generation, born.slot, born.genome,
    coalesce(json_agg(parent.genome) FILTER (WHERE parent.id IS NOT NULL), '[]') AS parents
  FROM individual born LEFT JOIN parentage ON child_id = born.id LEFT JOIN individual parent ON parent.id = parent_id
  WHERE born.tournament_id = $1 AND born.generation = $2 GROUP BY born.id`;

interface Born {
  readonly generation: number;
  readonly slot: number;
  readonly genome: Genome;
  readonly parents: readonly Genome[];
}

export async function keepGeneOrigins(
  manager: EntityManager,
  tournamentId: string,
  origins: readonly GeneOrigin[],
): Promise<void> {
  await insertAll(
    manager,
    GeneOriginEntity,
    origins.map((origin) => ({ tournamentId, ...origin })),
  );
}

/** Those of a tournament that was imported. */
export async function deriveGeneOrigins(manager: EntityManager, tournamentId: string): Promise<void> {
  const { generation: newest } = await manager.findOneByOrFail(TournamentEntity, { id: tournamentId });
  for (let generation = 0; generation <= newest; generation++) {
    const births = await manager.query<Born[]>(BORN, [tournamentId, generation]);
    const origins = births.flatMap((born) => geneOrigins(born, born.parents, DEFAULT_SEARCH_SPACE));
    await keepGeneOrigins(manager, tournamentId, origins);
  }
}

/** By birth, the first `limit` that have an allele which no parent of theirs has. */
export async function readGeneOrigins(
  manager: EntityManager,
  tournamentId: string,
  locus: CategoricalLocus | OrdinalLocus,
  value: GeneValue,
  limit: number,
): Promise<RelativeView[]> {
  const id = withoutNul(tournamentId);
  const origins = await manager.find(GeneOriginEntity, {
    where: { tournamentId: id, locus: locus.name, allele: String(value) },
    order: { generation: 'ASC', slot: 'ASC' },
    take: limit,
  });
  return readRelatives(
    manager,
    origins.map((origin) => individualId(id, origin)),
  );
}
