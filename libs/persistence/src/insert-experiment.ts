import type { ArrivingExperiment } from '#tournament';
import type { EntityManager } from 'typeorm';
import { ExperimentCellEntity } from './entities/experiment-cell.entity';
import { ExperimentEntity } from './entities/experiment.entity';
import { insertAll } from './insert-all';

/** Its tournaments must be there. */
export async function insertExperiment(
  manager: EntityManager,
  { experiment: { id, config, createdAt }, cells }: ArrivingExperiment,
): Promise<void> {
  await insertAll(manager, ExperimentEntity, [{ id, config, createdAt: new Date(createdAt) }]);
  const rows = cells.map((cell, position) => ({ ...cell, experimentId: id, position }));
  await insertAll(manager, ExperimentCellEntity, rows);
}
