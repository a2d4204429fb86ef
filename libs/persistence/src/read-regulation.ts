import type { KeptRegulation, RegulationParent } from '#tournament';
import { type EntityManager, In } from 'typeorm';
import { IndividualEntity } from './entities/individual.entity';
import { LifeEntity } from './entities/life.entity';
import { ParentageEntity } from './entities/parentage.entity';
import { toParents } from './parentage.mapper';

/** Undefined of none who exists, null of who has none. */
export async function readRegulation(manager: EntityManager, id: string): Promise<KeptRegulation | null | undefined> {
  const select = { tournamentId: true, regulation: true } as const;
  const row = await manager.findOne(IndividualEntity, { where: { id }, select });
  if (!row?.regulation) return row ? null : undefined;
  const lives = await manager.find(LifeEntity, {
    where: { individualId: id },
    select: { generation: true, cause: true, tokensTrained: true, regulation: true },
    order: { generation: 'ASC' },
  });
  return {
    tournamentId: row.tournamentId,
    born: row.regulation,
    parents: await readParents(manager, id),
    lives: lives.flatMap(({ generation, cause, tokensTrained, regulation }) => {
      const hasTrained = cause === null && tokensTrained > 0;
      return regulation ? [{ generation, hasTrained, lived: regulation }] : [];
    }),
  };
}

async function readParents(manager: EntityManager, childId: string): Promise<RegulationParent[]> {
  const parents = toParents(await manager.findBy(ParentageEntity, { childId }));
  const where = { id: In(parents.map(({ id }) => id)) };
  const rows = await manager.find(IndividualEntity, { where, select: { id: true, regulation: true } });
  const genomes = new Map(rows.map(({ id, regulation }) => [id, regulation]));
  return parents.map(({ id, role, share, weightShare }) => {
    return { id, role, share, weightShare, regulation: genomes.get(id) ?? null };
  });
}
