import type { KeptRegulation } from '#tournament';
import type { EntityManager } from 'typeorm';
import { IndividualEntity } from './entities/individual.entity';
import { LifeEntity } from './entities/life.entity';

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
    lives: lives.flatMap(({ generation, cause, tokensTrained, regulation }) => {
      const hasTrained = cause === null && tokensTrained > 0;
      return regulation ? [{ generation, hasTrained, lived: regulation }] : [];
    }),
  };
}
