import type { EnvironmentState } from '#tournament';
import type { EntityManager } from 'typeorm';
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

/** What it was set to in each generation that has opened, in order. */
export async function readSettings(
  manager: EntityManager,
  tournamentId: string,
): Promise<readonly EnvironmentState['settings'][]> {
  const rows = await manager.find(EnvironmentEntity, {
    select: { generation: true, settings: true },
    where: { tournamentId },
    order: { generation: 'ASC' },
  });
  return rows.map(({ settings }) => settings);
}
