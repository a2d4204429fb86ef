import type { EnvironmentState } from '#tournament';
import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import { EnvironmentEntity } from './entities/environment.entity';

/** What held in a generation; undefined before it has opened. */
export async function readEnvironment(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<EnvironmentState | undefined> {
  const row = await manager.findOneBy(EnvironmentEntity, { tournamentId, generation });
  return row ? { interventions: row.interventions, settings: row.settings, summary: row.summary } : undefined;
}

/** What it was set to in the generations from one on that have opened, in order. */
export async function readSettings(
  manager: EntityManager,
  tournamentId: string,
  from: number,
  limit: number,
): Promise<readonly EnvironmentState['settings'][]> {
  const rows = await manager.find(EnvironmentEntity, {
    select: { generation: true, settings: true },
    where: { tournamentId, generation: MoreThanOrEqual(from) },
    order: { generation: 'ASC' },
    take: limit,
  });
  return rows.map(({ settings }) => settings);
}
