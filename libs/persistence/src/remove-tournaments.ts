import { TABLES, textsOf } from '#tournament';
import { Any, type EntityManager } from 'typeorm';
import { discard, discardWeightsOf } from './discarded-files';
import { TournamentEntity } from './entities/tournament.entity';
import { deleteRows } from './table-queries';

/**
 * Inside a transaction; none goes where one of them runs. Their rows are locked first, in one order: who conducts one, or votes, waits and then
 * finds nothing.
 */
export async function removeTournaments(
  manager: EntityManager,
  ids: readonly string[],
): Promise<'removed' | 'missing' | 'running'> {
  const found = await manager.find(TournamentEntity, {
    where: { id: Any([...ids]) },
    select: { id: true, status: true, config: true },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  if (found.length === 0) return 'missing';
  if (found.some(({ status }) => status === 'running')) return 'running';
  const all = found.map(({ id }) => id);
  await discardWeightsOf(manager, all);
  const texts = new Set(found.flatMap(({ config }) => textsOf(config).map(({ sha256 }) => sha256)));
  await discard(
    manager,
    [...texts].map((sha256) => ({ kind: 'text', sha256 })),
  );
  for (const table of TABLES.toReversed()) await manager.query(deleteRows(table), [all]);
  return 'removed';
}
